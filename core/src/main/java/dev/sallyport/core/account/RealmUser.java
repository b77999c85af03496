package dev.sallyport.core.account;

import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.policy.Person;
import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A user as the rules see him. Nothing is looked up before it is asked for. */
final class RealmUser implements Person {

    private static final Logger LOG = Logger.getLogger(RealmUser.class);

    /** What was warned about, so that a name that is gone is one line in the log. */
    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final RealmNames names;

    RealmUser(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.names = new RealmNames(session, realm);
    }

    @Override
    public Optional<Authority> authority() {
        return Authority.of(realm, user);
    }

    @Override
    public Affiliation affiliation() {
        return new Organizations(session).affiliationOf(user);
    }

    @Override
    public Answer hasRealmRole(String name) {
        return answer(
                "realm role", name, Optional.ofNullable(realm.getRole(name)).map(user::hasRole));
    }

    @Override
    public Answer isInGroup(String path) {
        return answer("group", path, names.group(path).map(user::isMemberOf));
    }

    @Override
    public Answer isInOrganization(String alias) {
        Organizations organizations = new Organizations(session);
        return answer(
                "organization",
                alias,
                organizations.withAlias(alias).map(organization -> organizations.isMember(organization, user)));
    }

    @Override
    public Answer logsInTo(String clientId) {
        if (!names.hasClient(clientId)) {
            return answer("client", clientId, Optional.empty());
        }
        ClientModel client = session.getContext().getClient();
        if (client == null) {
            return Answer.UNKNOWN;
        }
        return client.getClientId().equals(clientId) ? Answer.YES : Answer.NO;
    }

    private Answer answer(String kind, String name, Optional<Boolean> belongs) {
        if (belongs.isEmpty()) {
            warnOnce(kind, name);
            return Answer.UNKNOWN;
        }
        return belongs.get() ? Answer.YES : Answer.NO;
    }

    private void warnOnce(String kind, String name) {
        if (WARNED.add(String.join(" ", realm.getId(), kind, name))) {
            LOG.warnf(
                    "Realm '%s': enforcedUsersFilter names the %s '%s', which is gone: where it is included everybody"
                            + " must have a second factor, where it is excluded it excludes nobody",
                    realm.getName(), kind, name);
        }
    }
}
