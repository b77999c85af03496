package dev.sallyport.core.account;

import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.keycloak.ClientAddress;
import dev.sallyport.core.keycloak.RealmKey;
import dev.sallyport.core.phone.PhoneNumber;
import dev.sallyport.core.policy.SentCodePolicy;
import dev.sallyport.core.policy.SentCodeSettings;
import dev.sallyport.core.policy.TwoFactorSettings;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Pace;
import dev.sallyport.core.sentcode.Purpose;
import dev.sallyport.core.sentcode.Sending;
import dev.sallyport.core.store.Quotas;
import dev.sallyport.core.store.Quotas.Quota;
import dev.sallyport.core.store.SendPace;
import dev.sallyport.core.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Whether a code may be sent just now: the same for login, for "send again" and for set-up, for browser and API. What it
 * counts is committed when it answers, whatever becomes of the request.
 */
final class SendGuard {

    private static final Logger LOG = Logger.getLogger(SendGuard.class);

    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /** Quotas that stand for money: they stop everybody, or everybody of a range of numbers. */
    private static final String BUDGET = "sms-budget";

    private static final String RANGE = "sms-range";

    /** Of these, set-up gets the half: whoever has an account can ask for it, for anybody's number. */
    private static final String BUDGET_OF_SET_UP = "sms-budget-set-up";

    private static final String RANGE_OF_SET_UP = "sms-range-set-up";

    private static final String FROM = "send-from";

    /** The last time that a full budget was reported, by realm: one line a day and node, not one a request. */
    private static final Map<String, Instant> REPORTED = new ConcurrentHashMap<>();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Purpose purpose;
    private final SentCodeSettings settings;

    SendGuard(KeycloakSession session, RealmModel realm, UserModel user, Purpose purpose) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.purpose = purpose;
        this.settings = new SentCodePolicy(realm).settings();
    }

    /** Leave to send, as long as there is a step, or the answer why not. */
    record Permission(Optional<SendPace.Step> step, List<Quota> taken, Sending refusal) {}

    Permission ask(Destination destination, Instant now) {
        if (!allowed(destination)) {
            return refused(Sending.of(Sending.Result.NOT_ALLOWED));
        }
        SendPace pace = pace(destination.channel());
        SendPace.Permission paced = pace.ask(this.pace(), now);
        if (paced.step().isEmpty()) {
            return refused(Sending.wait(Sending.Result.TOO_SOON, paced.retryAfter()));
        }
        List<Quota> quotas = quotas(destination);
        Optional<Quotas.Exceeded> exceeded = new Quotas(session).take(quotas, now);
        if (exceeded.isPresent()) {
            pace.takeBack(paced.step().get(), now);
            return refused(refusal(exceeded.get(), now));
        }
        return new Permission(paced.step(), quotas, Sending.of(Sending.Result.SENT));
    }

    /**
     * It was not sent, or nobody knows: the next one need not wait.
     *
     * @param mayHaveLeft if not, it costs nothing and counts for nobody but the client's address
     */
    void takeBack(Channel channel, Permission permission, boolean mayHaveLeft, Instant now) {
        permission.step().ifPresent(step -> pace(channel).takeBack(step, now));
        if (!mayHaveLeft) {
            new Quotas(session)
                    .giveBack(permission.taken().stream()
                            .filter(quota -> !quota.name().equals(FROM))
                            .toList());
        }
    }

    /** Whether somebody may be told something by SMS that is no code; counts like one. */
    boolean allowsNotice(Destination destination, Instant now) {
        return allowed(destination)
                && new Quotas(session).take(messages(destination), now).isEmpty();
    }

    /** Forgets what the user has used up. What belongs to destinations, addresses and the realm stays. */
    void forgive() {
        new Quotas(session).clear(asking());
        for (Channel channel : Channel.values()) {
            pace(channel).clear();
        }
    }

    /** A code was accepted: the pace begins anew, the quotas go on. */
    void succeeded(Channel channel) {
        pace(channel).clear();
    }

    /** How long until the next one may be sent, as far as the pace is concerned. */
    Duration untilNext(Channel channel, Instant now) {
        return pace(channel).untilNext(now);
    }

    private boolean allowed(Destination destination) {
        if (destination.channel() != Channel.SMS) {
            return true;
        }
        return PhoneNumber.ofE164(destination.address())
                .filter(PhoneNumber::isCanonical)
                .filter(number -> settings.smsNumberTypes().contains(number.type()))
                .filter(number -> settings.smsCountries().isEmpty()
                        || settings.smsCountries().contains(number.region()))
                .isPresent();
    }

    /** In this order everywhere; the one that all share comes last, and its row is locked for the shortest time. */
    private List<Quota> quotas(Destination destination) {
        List<Quota> quotas = new ArrayList<>(List.of(
                quota(asking(), "send", settings.maxSendsPerUserPer15Minutes(), QUARTER_HOUR),
                quota(asking(), "send", settings.maxSendsPerUserPerDay(), DAY),
                quota(
                        hash("address", ClientAddress.network(session)),
                        FROM,
                        settings.maxSendsPerAddressPerHour(),
                        HOUR)));
        quotas.addAll(messages(destination));
        return quotas;
    }

    /** What bounds messages whoever asks. A stranger who sets up somebody's number does not use up the owner's logins. */
    private List<Quota> messages(Destination destination) {
        List<Quota> quotas = new ArrayList<>();
        quotas.add(quota(
                hash("destination", destination.key()),
                "send-to:" + purpose,
                settings.maxSendsPerDestinationPerDay(),
                DAY));
        if (destination.channel() == Channel.SMS) {
            String range = hash("range", new PhoneNumber(destination.address()).range());
            String all = hash("realm", realm.getId());
            if (purpose == Purpose.ENROLMENT) {
                quotas.add(quota(range, RANGE_OF_SET_UP, half(settings.maxSmsPerNumberRangePerDay()), DAY));
                quotas.add(quota(all, BUDGET_OF_SET_UP, half(settings.maxSmsPerDay()), DAY));
            }
            quotas.add(quota(range, RANGE, settings.maxSmsPerNumberRangePerDay(), DAY));
            quotas.add(quota(all, BUDGET, settings.maxSmsPerDay(), DAY));
        }
        return quotas;
    }

    private static int half(int count) {
        return Math.max(1, count / 2);
    }

    private String asking() {
        return hash("user", user.getId());
    }

    private Quota quota(String owner, String name, int count, Duration period) {
        return new Quota(realm.getId(), owner, name, new RateLimit(count, period, false));
    }

    private Sending refusal(Quotas.Exceeded exceeded, Instant now) {
        return switch (exceeded.quota().name()) {
            case BUDGET -> {
                reportOnce(now);
                yield Sending.wait(Sending.Result.EXHAUSTED, exceeded.retryAfter());
            }
            case RANGE, RANGE_OF_SET_UP, BUDGET_OF_SET_UP ->
                Sending.wait(Sending.Result.EXHAUSTED, exceeded.retryAfter());
            default -> Sending.wait(Sending.Result.LIMITED, exceeded.retryAfter());
        };
    }

    private void reportOnce(Instant now) {
        Instant before = REPORTED.get(realm.getId());
        if (before == null || before.plus(DAY).isBefore(now)) {
            REPORTED.put(realm.getId(), now);
            LOG.warnf("Realm '%s': the SMS budget of %d a day is used up", realm.getName(), settings.maxSmsPerDay());
        }
    }

    private static Permission refused(Sending sending) {
        return new Permission(Optional.empty(), List.of(), sending);
    }

    /** Numbers, mailboxes and addresses do not stand in the table of counts. */
    private String hash(String kind, String value) {
        return RealmKey.active(session, realm).hash().derive("send quota").of(kind, value);
    }

    private Pace pace() {
        return new Pace(new TwoFactorSettings(realm).effective().minSendPeriod());
    }

    private SendPace pace(Channel channel) {
        return new SendPace(session, Subject.of(realm, user), channel);
    }
}
