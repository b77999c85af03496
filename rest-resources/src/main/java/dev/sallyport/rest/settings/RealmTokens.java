package dev.sallyport.rest.settings;

import dev.sallyport.core.keycloak.ApiLogin;
import dev.sallyport.core.keycloak.Issuer;
import dev.sallyport.rest.error.ApiError;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.SessionExpirationUtils;
import org.keycloak.protocol.oidc.OIDCConfigAttributes;

/**
 * How long the tokens of our client live, in ThingsBoard's words, and back. Shown is what somebody who logs in now would
 * get; only what differs from that is written.
 */
final class RealmTokens {

    private final RealmModel realm;
    private final ClientModel client;
    private final String issuer;

    RealmTokens(KeycloakSession session) {
        this.realm = session.getContext().getRealm();
        this.client = Optional.ofNullable(realm.getClientByClientId(ApiLogin.CLIENT_ID))
                .orElseThrow(() -> new IllegalStateException("realm '" + realm.getName() + "' has no client"));
        this.issuer = Issuer.of(session, realm);
    }

    JwtSettings current() {
        Duration most = least(clientMax(), ssoMax());
        Duration access = accessLifespan().filter(a -> a.compareTo(most) < 0).orElse(most);
        return new JwtSettings(access, least(most, clientIdle(), ssoIdle()), issuer);
    }

    /** Ends the call, and nothing is saved, when the realm would cut what is wanted. */
    void save(JwtSettings wanted) {
        JwtSettings current = current();
        wanted.requireIssuer(issuer);
        requireWithin(wanted.refresh(), ssoIdle(), "SSO Session Idle");
        requireWithin(wanted.refresh(), ssoMax(), "SSO Session Max");
        if (!wanted.access().equals(current.access())) {
            set(OIDCConfigAttributes.ACCESS_TOKEN_LIFESPAN, wanted.access());
        }
        if (!wanted.refresh().equals(current.refresh())) {
            set(OIDCConfigAttributes.CLIENT_SESSION_IDLE_TIMEOUT, wanted.refresh());
            if (clientMax().compareTo(wanted.refresh()) < 0) {
                set(OIDCConfigAttributes.CLIENT_SESSION_MAX_LIFESPAN, wanted.refresh());
            }
        }
    }

    private static void requireWithin(Duration wanted, Duration bound, String name) {
        if (wanted.compareTo(bound) > 0) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Validation error: " + JwtSettings.REFRESH
                    + " must be less than or equal to " + bound.toSeconds() + ", the realm's " + name);
        }
    }

    private void set(String attribute, Duration value) {
        client.setAttribute(attribute, Long.toString(value.toSeconds()));
    }

    /** Empty when access tokens live as long as their session. */
    private Optional<Duration> accessLifespan() {
        return Optional.ofNullable(client.getAttribute(OIDCConfigAttributes.ACCESS_TOKEN_LIFESPAN))
                .map(String::strip)
                .filter(text -> text.matches("-?[0-9]{1,9}"))
                .map(Integer::parseInt)
                .or(() -> Optional.of(realm.getAccessTokenLifespan()))
                .filter(seconds -> seconds > 0)
                .map(Duration::ofSeconds);
    }

    private Duration clientIdle() {
        return Duration.ofMillis(
                SessionExpirationUtils.calculateClientSessionIdleTimestamp(false, false, 0, realm, client));
    }

    private Duration clientMax() {
        return Duration.ofMillis(
                SessionExpirationUtils.calculateClientSessionMaxLifespanTimestamp(false, false, 0, 0, realm, client));
    }

    private Duration ssoIdle() {
        return Duration.ofSeconds(SessionExpirationUtils.getSsoSessionIdleTimeout(realm));
    }

    private Duration ssoMax() {
        return Duration.ofSeconds(SessionExpirationUtils.getSsoSessionMaxLifespan(realm));
    }

    private static Duration least(Duration... durations) {
        return Stream.of(durations).min(Duration::compareTo).orElseThrow();
    }
}
