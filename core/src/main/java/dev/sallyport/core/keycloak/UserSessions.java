package dev.sallyport.core.keycloak;

import java.util.List;
import java.util.stream.Stream;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** All that a user is logged in to. */
public final class UserSessions {

    private UserSessions() {}

    /** Ends all sessions, offline ones included, tells their clients, and voids every token issued so far. */
    public static void end(KeycloakSession session, RealmModel realm, UserModel user) {
        session.users().setNotBeforeForUser(realm, user, Math.toIntExact(Time.currentTimeMillis() / 1000));
        List<UserSessionModel> all = Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .toList();
        all.forEach(one -> AuthenticationManager.backchannelLogout(session, one, true));
    }
}
