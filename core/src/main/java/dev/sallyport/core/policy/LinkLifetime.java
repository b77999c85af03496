package dev.sallyport.core.policy;

import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * How long what lets somebody set a password is good. Kept where Keycloak keeps the lifetimes of its own links, so that
 * its links and our tokens live equally long once somebody chose a number.
 */
public enum LinkLifetime {
    /** Links with which a new account is made usable. */
    ACTIVATION("verify-email", Duration.ofHours(24)),
    /** Links and tokens with which a password is replaced. */
    RESET("reset-credentials", Duration.ofMinutes(15));

    private static final String PREFIX = "actionTokenGeneratedByUserLifespan.";

    /** The token of Keycloak's whose lifetime is read. */
    private final String token;

    private final Duration preset;

    LinkLifetime(String token, Duration preset) {
        this.token = token;
        this.preset = preset;
    }

    /** What was chosen, else a day for an activation and a quarter of an hour for a reset. */
    public Duration in(RealmModel realm) {
        return chosen(realm).orElse(preset);
    }

    /** What was chosen here or in Keycloak's console. */
    public Optional<Duration> chosen(RealmModel realm) {
        return Optional.ofNullable(realm.getAttribute(PREFIX + token))
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    /** Sets it, for each of Keycloak's tokens of this kind. */
    public void choose(RealmModel realm, Duration lifetime) {
        int seconds = Math.toIntExact(lifetime.toSeconds());
        realm.setActionTokenGeneratedByUserLifespan(token, seconds);
        if (this == ACTIVATION) {
            realm.setActionTokenGeneratedByUserLifespan("execute-actions", seconds);
            realm.setActionTokenGeneratedByAdminLifespan(seconds);
        }
    }
}
