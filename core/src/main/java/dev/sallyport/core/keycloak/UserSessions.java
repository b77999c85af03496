package dev.sallyport.core.keycloak;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
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

    /** The same but for one, which goes on with tokens that are issued from now on. */
    public static void endOthers(KeycloakSession session, RealmModel realm, UserSessionModel kept) {
        end(
                session,
                realm,
                kept.getUser(),
                one -> one.isOffline() || !one.getId().equals(kept.getId()));
    }

    /** Ends all sessions, offline ones included, tells their clients, and voids every token issued so far. */
    public static void end(KeycloakSession session, RealmModel realm, UserModel user) {
        end(session, realm, user, one -> true);
    }

    /** When its user last proved who he is. */
    public static Instant authenticatedAt(UserSessionModel userSession) {
        String noted = userSession.getNote(AuthenticationManager.AUTH_TIME);
        long seconds = noted == null ? userSession.getStarted() : Long.parseLong(noted);
        return Instant.ofEpochSecond(seconds);
    }

    private static void end(
            KeycloakSession session, RealmModel realm, UserModel user, Predicate<UserSessionModel> ending) {
        session.users().setNotBeforeForUser(realm, user, Math.toIntExact(Time.currentTimeMillis() / 1000));
        List<UserSessionModel> all = Stream.concat(
                        session.sessions().getUserSessionsStream(realm, user),
                        session.sessions().getOfflineUserSessionsStream(realm, user))
                .filter(ending)
                .toList();
        all.forEach(one -> AuthenticationManager.backchannelLogout(session, one, true));
    }
}
