package dev.sallyport.core.selfregistration;

import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.keycloak.ClientAddress;
import dev.sallyport.core.keycloak.RealmKey;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.store.Quotas;
import dev.sallyport.core.store.Quotas.Quota;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** How often somebody may sign up, and be mailed for it. Counted whether or not an address is somebody's. */
final class SignUpLimits {

    /** Name of the realm attribute with the limits of one network, {@code count:seconds} joined by commas. */
    static final String PER_NETWORK = "sallyport.self-registration.limits";

    private static final Logger LOG = Logger.getLogger(SignUpLimits.class);

    private static final List<RateLimit> NETWORK =
            List.of(limit(10, Duration.ofHours(1)), limit(50, Duration.ofDays(1)));

    private static final int FREE_OF_CAPTCHA = 3;
    private static final int MAILS_A_DAY = 5;
    static final Duration PAUSE = Duration.ofSeconds(60);

    private static final Set<String> WARNED = ConcurrentHashMap.newKeySet();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Quotas quotas;

    SignUpLimits(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.quotas = new Quotas(session);
    }

    /** Counts one of a network's; how long it has to wait, or zero. */
    Duration count(String what) {
        String owner = hash("network", ClientAddress.network(session));
        List<Quota> wanted = perNetwork().stream()
                .map(limit -> new Quota(realm.getId(), owner, what, limit))
                .toList();
        return quotas.take(wanted, ServerTime.now())
                .map(Quotas.Exceeded::retryAfter)
                .orElse(Duration.ZERO);
    }

    /** Counts one of a network's; whether there were more than {@value #FREE_OF_CAPTCHA} within a day. */
    boolean isOften(String what) {
        String owner = hash("network", ClientAddress.network(session));
        return !take(new Quota(realm.getId(), owner, what, limit(FREE_OF_CAPTCHA, Duration.ofDays(1))));
    }

    /** Whether somebody with this address may be mailed because he signed up. */
    boolean maySignUp(String email) {
        return take(new Quota(realm.getId(), owner(email), "sign-up", limit(MAILS_A_DAY, Duration.ofDays(1))));
    }

    /** Whether somebody with this address may be mailed once more. */
    boolean mayResend(String email) {
        return take(
                new Quota(realm.getId(), owner(email), "sign-up-again", limit(1, PAUSE)),
                new Quota(realm.getId(), owner(email), "sign-up-again", limit(MAILS_A_DAY, Duration.ofDays(1))));
    }

    private boolean take(Quota... wanted) {
        return quotas.take(List.of(wanted), ServerTime.now()).isEmpty();
    }

    private List<RateLimit> perNetwork() {
        return Optional.ofNullable(realm.getAttribute(PER_NETWORK))
                .map(this::parse)
                .orElse(NETWORK);
    }

    private List<RateLimit> parse(String text) {
        try {
            return RateLimit.parse(text);
        } catch (IllegalArgumentException e) {
            if (WARNED.add(realm.getId() + " " + text)) {
                LOG.warnf("Realm '%s': attribute %s is ignored: %s", realm.getName(), PER_NETWORK, e.getMessage());
            }
            return NETWORK;
        }
    }

    private String owner(String email) {
        return hash("address", email);
    }

    /** Addresses do not stand in the table of counts. */
    private String hash(String kind, String value) {
        return RealmKey.active(session, realm).hash().derive("sign-up quota").of(kind, value);
    }

    private static RateLimit limit(int count, Duration period) {
        return new RateLimit(count, period, false);
    }
}
