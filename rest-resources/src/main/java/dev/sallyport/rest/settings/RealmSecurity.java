package dev.sallyport.rest.settings;

import dev.sallyport.core.keycloak.PasswordRule;
import dev.sallyport.core.policy.LinkLifetime;
import dev.sallyport.core.policy.LockoutNotification;
import dev.sallyport.core.policy.OwnPasswordRules;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;

/**
 * A realm's own settings in ThingsBoard's words, and back. Keycloak's are the truth; what it has no setting for is a
 * realm attribute. Only what differs from what is shown is written, so sending back what was read changes nothing, also
 * where Keycloak is finer than ThingsBoard: minutes of a link, a lock at the first failure.
 */
final class RealmSecurity {

    private static final String MOBILE_SECRET_KEY_LENGTH = "sallyport.mobile-secret-key-length";
    private static final long SECONDS_OF_AN_HOUR = Duration.ofHours(1).toSeconds();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final NoRules noRules;

    RealmSecurity(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.noRules = new NoRules(realm);
    }

    SecuritySettings current() {
        return new SecuritySettings(
                passwords(),
                limit().or(() -> noRules.as(SecuritySettings.MAX_FAILED_LOGINS)),
                LockoutNotification.address(realm),
                mobileSecretKeyLength(),
                hours(LinkLifetime.ACTIVATION),
                hours(LinkLifetime.RESET));
    }

    /** In the transaction of the request: all of it or nothing. */
    void save(SecuritySettings wanted) {
        SecuritySettings current = current();
        savePasswords(wanted.passwords(), current.passwords());
        if (!wanted.limit().equals(current.limit())) {
            saveLimit(wanted.limit());
        }
        save(LockoutNotification.ATTRIBUTE, wanted.notificationEmail());
        save(
                MOBILE_SECRET_KEY_LENGTH,
                Optional.of(wanted.mobileSecretKeyLength())
                        .filter(length -> length != SecuritySettings.DEFAULT_MOBILE_SECRET_KEY_LENGTH)
                        .map(String::valueOf));
        saveHours(LinkLifetime.ACTIVATION, wanted.activationHours());
        saveHours(LinkLifetime.RESET, wanted.resetHours());
        noRules.remember(wanted);
    }

    private PasswordSettings passwords() {
        PasswordPolicy policy = realm.getPasswordPolicy();
        Map<PasswordRule, Integer> numbers = new EnumMap<>(PasswordRule.class);
        for (PasswordRule rule : PasswordRule.values()) {
            Optional<Integer> number = policy.getPolicyConfig(rule.policy()) instanceof Integer n && n > 0
                    ? Optional.of(n)
                    : noRules.as(rule.field());
            number.ifPresent(n -> numbers.put(rule, n));
        }
        numbers.putIfAbsent(PasswordRule.MINIMUM_LENGTH, 0);
        boolean noWhitespace = policy.getPolicies().contains(OwnPasswordRules.NO_WHITESPACE);
        return new PasswordSettings(numbers, !noWhitespace, OwnPasswordRules.forceReset(realm));
    }

    private void savePasswords(PasswordSettings wanted, PasswordSettings current) {
        PasswordPolicy.Builder policy = realm.getPasswordPolicy().toBuilder();
        for (PasswordRule rule : PasswordRule.values()) {
            Optional<Integer> number = wanted.rule(rule);
            if (!number.equals(current.rule(rule))) {
                number.ifPresentOrElse(
                        n -> policy.put(rule.policy(), n.toString()), () -> policy.remove(rule.policy()));
            }
        }
        if (wanted.allowWhitespaces()) {
            policy.remove(OwnPasswordRules.NO_WHITESPACE);
        } else {
            policy.put(OwnPasswordRules.NO_WHITESPACE, null);
        }
        realm.setPasswordPolicy(policy.build(session));
        save(OwnPasswordRules.FORCE_RESET, Optional.of("true").filter(t -> wanted.forceReset()));
    }

    /** ThingsBoard locks when there are more failures than this, Keycloak when there are as many as its factor. */
    private Optional<Integer> limit() {
        return realm.isBruteForceProtected()
                ? Optional.of(Math.max(1, realm.getFailureFactor() - 1))
                : Optional.empty();
    }

    private void saveLimit(Optional<Integer> limit) {
        realm.setBruteForceProtected(limit.isPresent());
        limit.ifPresent(number -> realm.setFailureFactor(Math.min(number, Integer.MAX_VALUE - 1) + 1));
    }

    private int mobileSecretKeyLength() {
        return Optional.ofNullable(realm.getAttribute(MOBILE_SECRET_KEY_LENGTH))
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .map(Integer::parseInt)
                .orElse(SecuritySettings.DEFAULT_MOBILE_SECRET_KEY_LENGTH);
    }

    /** Part of an hour counts as one. */
    private int hours(LinkLifetime lifetime) {
        long seconds = lifetime.in(realm).toSeconds();
        return (int) ((seconds + SECONDS_OF_AN_HOUR - 1) / SECONDS_OF_AN_HOUR);
    }

    private void saveHours(LinkLifetime lifetime, int wanted) {
        if (hours(lifetime) != wanted) {
            lifetime.choose(realm, Duration.ofHours(wanted));
        }
    }

    private void save(String attribute, Optional<String> value) {
        value.ifPresentOrElse(text -> realm.setAttribute(attribute, text), () -> realm.removeAttribute(attribute));
    }
}
