package dev.sallyport.core.keycloak;

import dev.sallyport.core.tenancy.Affiliation;
import java.util.Comparator;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/**
 * Tenants and customers, as Keycloak keeps them: organizations and the groups below them. Where the realm has none, nobody
 * belongs to any.
 */
public final class Organizations {

    private static final String TENANT_PROFILE_ATTRIBUTE = "tenantProfileId";

    private final Optional<OrganizationProvider> provider;

    /** Those of the realm in the session's context. */
    public Organizations(KeycloakSession session) {
        this.provider = Optional.ofNullable(session.getProvider(OrganizationProvider.class))
                .filter(OrganizationProvider::isEnabled);
    }

    public Optional<OrganizationModel> withAlias(String alias) {
        return provider.map(organizations -> organizations.getByAlias(alias));
    }

    /** An organization of another realm is none; Keycloak throws there. */
    public Optional<OrganizationModel> withId(String id) {
        try {
            return provider.map(organizations -> organizations.getById(id));
        } catch (ModelException e) {
            return Optional.empty();
        }
    }

    public boolean isMember(OrganizationModel organization, UserModel user) {
        return provider.filter(organizations -> organizations.isMember(organization, user))
                .isPresent();
    }

    /** Where a user belongs. A user belongs to one tenant and one customer; of several, the first by name counts. */
    public Affiliation affiliationOf(UserModel user) {
        return provider.flatMap(organizations -> organizations
                        .getByMember(user)
                        .filter(OrganizationModel::isEnabled)
                        .min(Comparator.comparing(OrganizationModel::getName))
                        .map(tenant -> affiliation(organizations, tenant, user)))
                .orElse(Affiliation.NONE);
    }

    private static Affiliation affiliation(
            OrganizationProvider organizations, OrganizationModel tenant, UserModel user) {
        Optional<String> customer = organizations
                .getOrganizationGroupsByMember(tenant, user)
                .min(Comparator.comparing(GroupModel::getName))
                .map(GroupModel::getId);
        Optional<String> profile = Optional.ofNullable(tenant.getAttributes().get(TENANT_PROFILE_ATTRIBUTE))
                .flatMap(values -> values.stream().findFirst());
        return new Affiliation(Optional.of(tenant.getId()), profile, customer);
    }
}
