package dev.sallyport.core.selfregistration;

import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.OAuth2Clients;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.core.tenancy.Operators;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;

/**
 * Removes a tenant with all that is his: customers, sign-up pages, OAuth2 clients, and the users who belong to nobody else.
 * Who belongs to another tenant too, or has power over the realm, stays without this one. With the request's transaction.
 */
public final class TenantRemoval {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Organizations organizations;
    private final OrganizationModel tenant;

    public TenantRemoval(KeycloakSession session, RealmModel realm, OrganizationModel tenant) {
        this.session = session;
        this.realm = realm;
        this.organizations = new Organizations(session);
        this.tenant = tenant;
    }

    /** Whether he has another administrator, who is not asked. */
    public boolean hasOtherAdministrator(UserModel than) {
        return organizations.members(tenant).stream()
                .filter(user -> !user.getId().equals(than.getId()))
                .anyMatch(user -> Authority.of(realm, user).equals(Optional.of(Authority.TENANT_ADMIN)));
    }

    public void remove() {
        List<UserModel> members = organizations.members(tenant);
        SelfRegistrations registrations = new SelfRegistrations(session, realm);
        registrations.ofTenant(tenant.getId()).forEach(settings -> registrations.delete(settings.domainId()));
        OAuth2Clients clients = new OAuth2Clients(session);
        clients.of(Optional.of(tenant.getId())).map(OAuth2Client::id).toList().forEach(clients::delete);
        members.stream().filter(this::isOnlyHis).forEach(user -> new UserManager(session).removeUser(realm, user));
        organizations.remove(tenant);
    }

    private boolean isOnlyHis(UserModel user) {
        return !Operators.isOne(realm, user) && organizations.count(user) == 1;
    }
}
