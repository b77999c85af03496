package dev.sallyport.core.keycloak;

import dev.sallyport.core.tenancy.Affiliation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.OrganizationProvider;

/**
 * Tenants and customers, as Keycloak keeps them: organizations and the groups below them. Where the realm has none, nobody
 * belongs to any.
 */
public final class Organizations {

    private static final String TENANT_PROFILE_ATTRIBUTE = "tenantProfileId";

    private static final int LONGEST_NAME = 255;
    private static final int ALIAS_WORDS = 40;
    private static final int MOST_OF_ONE_NAME = 100;

    private final KeycloakSession session;
    private final Optional<OrganizationProvider> provider;

    /** Those of the realm in the session's context. */
    public Organizations(KeycloakSession session) {
        this.session = session;
        this.provider = Optional.ofNullable(session.getProvider(OrganizationProvider.class))
                .filter(OrganizationProvider::isEnabled);
    }

    public Optional<OrganizationModel> withAlias(String alias) {
        return provider.map(organizations -> organizations.getByAlias(alias));
    }

    public Optional<OrganizationModel> withName(String name) {
        return provider.flatMap(organizations -> organizations
                .getAllStream(name, true, null, null)
                .filter(organization -> organization.getName().equals(name))
                .findFirst());
    }

    /** An organization of another realm is none; Keycloak throws there. */
    public Optional<OrganizationModel> withId(String id) {
        try {
            return provider.map(organizations -> organizations.getById(id));
        } catch (ModelException e) {
            return Optional.empty();
        }
    }

    /** The tenant with this name, made when there is none; empty when no tenant can be called so, or there are none here. */
    public Optional<OrganizationModel> tenantNamed(String name) {
        return provider.filter(organizations -> canBeName(name))
                .map(organizations -> withName(name).orElseGet(() -> organizations.create(name, alias(name))));
    }

    /** A tenant's customer. */
    public Optional<GroupModel> customer(OrganizationModel tenant, String id) {
        return Optional.ofNullable(
                        session.groups().getGroupById(session.getContext().getRealm(), id))
                .filter(group -> group.getOrganization() != null)
                .filter(group -> group.getOrganization().getId().equals(tenant.getId()))
                .filter(group -> isCustomer(tenant, group));
    }

    /** A tenant's customer with this name, made when there is none; empty when no customer can be called so. */
    public Optional<GroupModel> customerNamed(OrganizationModel tenant, String name) {
        return provider.filter(organizations -> canBeName(name))
                .map(organizations -> organizations
                        .searchGroupsByName(tenant, name, true, null, null)
                        .filter(group -> group.getName().equals(name))
                        .filter(group -> isCustomer(tenant, group))
                        .findFirst()
                        .orElseGet(() -> organizations.createGroup(tenant, name, null)));
    }

    /** A customer that was not there before; of the same name as another one it gets a number. Empty when none can be called so. */
    public Optional<GroupModel> newCustomer(OrganizationModel tenant, String title) {
        return provider.filter(organizations -> canBeName(title + " 000"))
                .flatMap(organizations -> IntStream.rangeClosed(1, MOST_OF_ONE_NAME)
                        .mapToObj(number -> number == 1 ? title : title + " " + number)
                        .filter(name -> organizations
                                .searchGroupsByName(tenant, name, true, null, null)
                                .noneMatch(group -> group.getName().equals(name) && isCustomer(tenant, group)))
                        .findFirst()
                        .map(name -> organizations.createGroup(tenant, name, null)));
    }

    /** Makes a user one of a tenant, and of one of its customers. */
    public void join(UserModel user, OrganizationModel tenant, Optional<GroupModel> customer) {
        provider.ifPresent(organizations -> organizations.addMember(tenant, user));
        customer.ifPresent(user::joinGroup);
    }

    /** All who belong to it. */
    public List<UserModel> members(OrganizationModel organization) {
        return provider.map(organizations -> organizations
                        .getMembersStream(organization, Map.of(), null, null, null)
                        .toList())
                .orElse(List.of());
    }

    /** To how many tenants somebody belongs, enabled or not. */
    public long count(UserModel user) {
        return provider.map(organizations -> organizations.getByMember(user).count())
                .orElse(0L);
    }

    /** With its customers. Its members stay, but for those whom the organization manages. */
    public void remove(OrganizationModel organization) {
        provider.ifPresent(organizations -> organizations.remove(organization));
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

    /** Groups below a customer are his affair. */
    private boolean isCustomer(OrganizationModel tenant, GroupModel group) {
        return provider.map(organizations -> organizations.getOrganizationGroup(tenant))
                .filter(root -> root.getId().equals(group.getParentId()))
                .isPresent();
    }

    private static boolean canBeName(String name) {
        return !name.isBlank() && name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl);
    }

    /** It stands in addresses and cannot be changed; names can be anything. */
    private static String alias(String name) {
        String words = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String unique = KeycloakModelUtils.generateId().substring(0, 8);
        return words.substring(0, Math.min(words.length(), ALIAS_WORDS)) + "-" + unique;
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
