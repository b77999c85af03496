package dev.sallyport.core.oauth2client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import dev.sallyport.core.oauth2client.MappedUser.Place;
import dev.sallyport.core.tenancy.Authority;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;

/** A user whom nobody made but his provider, with his tenant and customer. */
final class NewUser {

    private static final ObjectMapper JSON = new JsonMapper();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final OAuth2Client client;
    private final Organizations organizations;

    NewUser(KeycloakSession session, RealmModel realm, OAuth2Client client) {
        this.session = session;
        this.realm = realm;
        this.client = client;
        this.organizations = new Organizations(session);
    }

    UserModel make(MappedUser person) {
        OrganizationModel tenant = tenant(person.tenant());
        Optional<GroupModel> customer = person.customer().map(place -> customer(tenant, place));
        String name = person.email().toLowerCase(Locale.ROOT);
        if (session.users().getUserByUsername(realm, name) != null) {
            throw new LoginRefusedException(Reason.NAME_TAKEN);
        }
        UserModel user = session.users().addUser(realm, name);
        user.setEmail(name);
        // Of a tenant's provider nobody knows whether it asks people for proof.
        user.setEmailVerified(client.tenantId().isEmpty());
        person.firstName().ifPresent(user::setFirstName);
        person.lastName().ifPresent(user::setLastName);
        user.setSingleAttribute("additionalInfo", additionalInfo(person).toString());
        user.setEnabled(client.mapper().activateUser());
        organizations.join(user, tenant, customer);
        user.grantRole(role(customer.isPresent() ? Authority.CUSTOMER_USER : Authority.TENANT_ADMIN));
        return user;
    }

    /** A tenant's client makes users of that tenant, whatever anybody says. */
    private OrganizationModel tenant(Place wished) {
        Optional<String> id = client.tenantId().or(wished::id);
        return (id.isPresent() ? organizations.withId(id.get()) : wished.name().flatMap(organizations::tenantNamed))
                .filter(OrganizationModel::isEnabled)
                .orElseThrow(() -> new LoginRefusedException(Reason.NO_PLACE));
    }

    private GroupModel customer(OrganizationModel tenant, Place wished) {
        return (wished.id().isPresent()
                        ? organizations.customer(tenant, wished.id().get())
                        : wished.name().flatMap(name -> organizations.customerNamed(tenant, name)))
                .orElseThrow(() -> new LoginRefusedException(Reason.NO_PLACE));
    }

    private RoleModel role(Authority authority) {
        return Optional.ofNullable(realm.getRole(authority.name()))
                .orElseThrow(() -> new LoginRefusedException(Reason.NO_PLACE));
    }

    /** As ThingsBoard's clients read it from the user. */
    private ObjectNode additionalInfo(MappedUser person) {
        ObjectNode info = JSON.createObjectNode();
        providerName().ifPresent(name -> info.put("authProviderName", name));
        person.dashboard()
                .ifPresent(name ->
                        info.put("defaultDashboardName", name).put("defaultDashboardFullscreen", person.fullScreen()));
        return info;
    }

    private Optional<String> providerName() {
        return client.additionalInfo()
                .map(NewUser::read)
                .map(info -> info.path("providerName").textValue());
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
