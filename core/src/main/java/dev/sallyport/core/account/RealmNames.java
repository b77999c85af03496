package dev.sallyport.core.account;

import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.policy.KnownNames;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Looks names up in a realm. */
public final class RealmNames implements KnownNames {

    private final KeycloakSession session;
    private final RealmModel realm;

    public RealmNames(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    @Override
    public boolean hasRealmRole(String name) {
        return realm.getRole(name) != null;
    }

    @Override
    public boolean hasGroup(String path) {
        return group(path).isPresent();
    }

    @Override
    public boolean hasOrganization(String alias) {
        return new Organizations(session).withAlias(alias).isPresent();
    }

    @Override
    public boolean hasClient(String clientId) {
        return realm.getClientByClientId(clientId) != null;
    }

    /** UUIDs have no case (RFC 9562 §4), Keycloak's have small letters. */
    @Override
    public boolean hasTenant(String id) {
        Organizations organizations = new Organizations(session);
        return Stream.of(id, id.toLowerCase(Locale.ROOT))
                .map(organizations::withId)
                .anyMatch(Optional::isPresent);
    }

    /** Only by the path that Keycloak itself writes: it finds {@code staff/} as well. Groups of organizations have none. */
    Optional<GroupModel> group(String path) {
        return Optional.ofNullable(KeycloakModelUtils.findGroupByPath(session, realm, path))
                .filter(group -> KeycloakModelUtils.buildGroupPath(group).equals(path));
    }
}
