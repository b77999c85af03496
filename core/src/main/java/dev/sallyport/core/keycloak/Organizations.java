package dev.sallyport.core.keycloak;

import dev.sallyport.core.tenancy.Affiliation;
import java.util.Comparator;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.organization.OrganizationProvider;

/** Tenants and customers, as Keycloak keeps them: organizations and the groups below them. */
public final class Organizations {

    private static final String TENANT_PROFILE_ATTRIBUTE = "tenantProfileId";

    private Organizations() {}

    /** Where a user belongs. A user belongs to one tenant and one customer; of several, the first by name counts. */
    public static Affiliation affiliationOf(KeycloakSession session, UserModel user) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        if (organizations == null || !organizations.isEnabled()) {
            return Affiliation.NONE;
        }
        Optional<OrganizationModel> tenant = organizations
                .getByMember(user)
                .filter(OrganizationModel::isEnabled)
                .min(Comparator.comparing(OrganizationModel::getName));
        return tenant.map(organization -> affiliation(organizations, organization, user))
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
