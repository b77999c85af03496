package dev.sallyport.core.keycloak;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * What a lock does in Keycloak: ends the user's sessions, offline ones too, and so voids their tokens, and writes the event
 * that Keycloak's own detector writes. Done and committed when it returns, whatever becomes of the request.
 */
public final class Shutting {

    /** Value of the event's detail {@link Details#REASON}. */
    public static final String REASON = "second_factor_failures";

    private final KeycloakSession session;
    private final String realmId;
    private final String userId;
    private final int failures;

    /** @param failures how many in a row led to it */
    public Shutting(KeycloakSession session, RealmModel realm, UserModel user, int failures) {
        this.session = session;
        this.realmId = realm.getId();
        this.userId = user.getId();
        this.failures = failures;
    }

    /** Disables the user, as ThingsBoard does. */
    public void forGood() {
        run((own, realm, user) -> {
            user.setEnabled(false);
            event(own, realm, EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT).success();
        });
    }

    /**
     * For a time. Where the realm's brute-force detector is on, it is told, so that the login form refuses as well and the
     * Admin console shows the lock and can lift it.
     *
     * @param end {@link Instant#MAX} for "until an administrator lifts it"
     */
    public void until(Instant end) {
        run((own, realm, user) -> {
            if (realm.isBruteForceProtected()) {
                tellDetector(own, realm, end);
            }
            if (end.equals(Instant.MAX)) {
                event(own, realm, EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT).success();
            } else {
                event(own, realm, EventType.USER_DISABLED_BY_TEMPORARY_LOCKOUT)
                        .detail(Details.NOT_BEFORE, localTime(end))
                        .success();
            }
        });
    }

    private interface Work {
        void run(KeycloakSession own, RealmModel realm, UserModel user);
    }

    private void run(Work work) {
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
            RealmModel realm = own.realms().getRealm(realmId);
            own.getContext().setRealm(realm);
            UserModel user = own.users().getUserById(realm, userId);
            own.sessions().removeUserSessions(realm, user);
            for (UserSessionModel offline :
                    own.sessions().getOfflineUserSessionsStream(realm, user).toList()) {
                own.sessions().removeOfflineUserSession(realm, offline);
            }
            work.run(own, realm, user);
        });
    }

    private void tellDetector(KeycloakSession own, RealmModel realm, Instant end) {
        UserLoginFailureModel known = own.loginFailures().getUserLoginFailure(realm, userId);
        UserLoginFailureModel failures =
                known != null ? known : own.loginFailures().addUserLoginFailure(realm, userId);
        long seconds = Math.min(end.getEpochSecond(), Integer.MAX_VALUE);
        failures.setFailedLoginNotBefore(Math.max(failures.getFailedLoginNotBefore(), (int) seconds));
    }

    private EventBuilder event(KeycloakSession own, RealmModel realm, EventType type) {
        String address = Optional.ofNullable(session.getContext().getConnection())
                .map(ClientConnection::getRemoteHost)
                .orElse(null);
        return new EventBuilder(realm, own)
                .event(type)
                .user(userId)
                .ipAddress(address)
                .detail(Details.REASON, REASON)
                .detail(Details.NUM_FAILURES, String.valueOf(failures));
    }

    /** In the form in which Keycloak's detector writes it. */
    private static String localTime(Instant end) {
        return LocalDateTime.ofInstant(end.truncatedTo(ChronoUnit.SECONDS), ZoneId.systemDefault())
                .toString();
    }
}
