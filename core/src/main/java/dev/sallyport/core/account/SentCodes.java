package dev.sallyport.core.account;

import dev.sallyport.core.code.CodeHash;
import dev.sallyport.core.code.Verification;
import dev.sallyport.core.keycloak.RealmKey;
import dev.sallyport.core.keycloak.SentCodeMetrics;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.PlatformTwoFaSettings;
import dev.sallyport.core.policy.SentCodePolicy;
import dev.sallyport.core.policy.TwoFactorSettings;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Purpose;
import dev.sallyport.core.sentcode.Sending;
import dev.sallyport.core.sentcode.SentCode;
import dev.sallyport.core.store.SentCodeSlot;
import dev.sallyport.core.store.SentCodeSlot.Content;
import dev.sallyport.core.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Has codes sent and judges them, for both doors. Nothing is sent unless {@link #send} is called: showing a page calls
 * {@link #status}. Like {@link FactorCheck} it writes no event: each door does that in its own way.
 */
public final class SentCodes {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Purpose purpose;
    private final Destination destination;
    private final SentCodeSlot slot;
    private final SendGuard guard;

    public SentCodes(
            KeycloakSession session, RealmModel realm, UserModel user, Purpose purpose, Destination destination) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.purpose = purpose;
        this.destination = destination;
        this.slot = new SentCodeSlot(session, Subject.of(realm, user), destination.channel(), purpose);
        this.guard = new SendGuard(session, realm, user, purpose);
    }

    /**
     * What there is just now.
     *
     * @param waiting    whether a code was handed over that is still good, so that it makes sense to ask for it
     * @param untilNext  how long until another send is let through; zero = now
     */
    public record Status(boolean waiting, Duration untilNext) {}

    public Status status() {
        Instant now = ServerTime.now();
        boolean waiting =
                slot.content().filter(code -> code.sent() && usable(code, now)).isPresent();
        return new Status(waiting, guard.untilNext(channel(), now));
    }

    /**
     * Sends a code if the limits let it: the one that was sent before, as long as it is good for a while, else a new one.
     * Takes some 10 s at most. A send that fails leaves a code that was sent before as it is.
     */
    public Sending send() {
        Sending sending = delivery().ready() ? guarded() : Sending.of(Sending.Result.NOT_CONFIGURED);
        switch (sending.result()) {
            case SENT -> SentCodeMetrics.sent(channel(), sending.sender());
            case FAILED -> {} // counted by each sender that failed
            case TOO_SOON, LIMITED, EXHAUSTED, NOT_ALLOWED, NOT_CONFIGURED ->
                SentCodeMetrics.refused(channel(), sending.result());
        }
        return sending;
    }

    /** Judges a typed code; accepted at most once. The caller counts tries per user, this only those per code. */
    Verification verify(String typed) {
        Optional<Content> found = slot.content();
        if (found.isEmpty()) {
            return Verification.WRONG;
        }
        Optional<CodeHash> key = key(found.get());
        if (key.isEmpty()) {
            return Verification.EXPIRED;
        }
        return isForHere(found.get()) ? verify(typed, found.get(), key.get()) : Verification.WRONG;
    }

    private Verification verify(String typed, Content content, CodeHash key) {
        if (!slot.takeTry(content.code(), ServerTime.now())) {
            return Verification.EXPIRED;
        }
        if (!content.code().matches(typed, key, binding())) {
            return Verification.WRONG;
        }
        if (!slot.consume(content.code())) {
            return Verification.USED;
        }
        guard.succeeded(channel());
        SentCodeMetrics.verified(channel(), content.sender().orElse("none"));
        return Verification.ACCEPTED;
    }

    /** Lets a user have codes sent again who has used up what he may ask for. */
    public static void forgive(KeycloakSession session, RealmModel realm, UserModel user) {
        new SendGuard(session, realm, user, Purpose.LOGIN).forgive();
    }

    private Sending guarded() {
        Instant now = ServerTime.now();
        SendGuard.Permission permission = guard.ask(destination, now);
        return permission.step().isPresent() ? deliver(permission, now) : permission.refusal();
    }

    private Sending deliver(SendGuard.Permission permission, Instant now) {
        Optional<Content> standing = slot.content().filter(code -> code.alive(now));
        Optional<Content> same = standing.filter(code -> usable(code, now) && goodForAWhile(code, now));
        Content content = same.orElseGet(() -> fresh(now));
        if (standing.isEmpty()) {
            // Before it is sent: a gateway that only seems to fail may have sent it.
            slot.put(content);
        }
        String text = content.code().text(key(content).orElseThrow(), binding());
        Instant expiresAt = expiry(content, now);
        Delivery.Outcome outcome = delivery().send(destination, text, Duration.between(now, expiresAt));
        if (outcome instanceof Delivery.Outcome.Taken taken) {
            boolean kept = same.isPresent() || standing.isEmpty();
            handedOver(content, kept, taken.sender(), expiresAt);
            return Sending.sent(taken.sender(), guard.untilNext(channel(), ServerTime.now()));
        }
        boolean mayHaveLeft = outcome instanceof Delivery.Outcome.Failed failed && failed.mayHaveLeft();
        guard.takeBack(channel(), permission, mayHaveLeft, ServerTime.now());
        return Sending.of(Sending.Result.FAILED);
    }

    /** One that was in the slot before it was sent, and is not any more, was used meanwhile: it stays used. */
    private void handedOver(Content content, boolean kept, String sender, Instant expiresAt) {
        if (kept) {
            slot.handedOver(content.code(), sender, expiresAt, ServerTime.now());
        } else {
            slot.put(content.handedOver(sender, expiresAt));
        }
    }

    private Content fresh(Instant now) {
        RealmKey key = RealmKey.active(session, realm);
        SentCode code = SentCode.random(new SentCodePolicy(realm).settings().codeLength());
        return Content.fresh(code, key.id(), hash(key.hash()), now, lifetime());
    }

    /** From the last send on, but never longer than ten minutes from the first one on. */
    private Instant expiry(Content content, Instant now) {
        Instant end = now.plus(lifetime());
        Instant latest = content.createdAt().plus(PlatformTwoFaSettings.MAX_CODE_LIFETIME);
        return end.isBefore(latest) ? end : latest;
    }

    /** Whether a message that goes out now still has half its life before it. */
    private boolean goodForAWhile(Content content, Instant now) {
        return !expiry(content, now).isBefore(now.plus(lifetime().dividedBy(2)));
    }

    private boolean usable(Content content, Instant now) {
        return content.alive(now) && isForHere(content);
    }

    private boolean isForHere(Content content) {
        return key(content)
                .filter(key -> CodeHash.same(content.destinationHash(), hash(key)))
                .isPresent();
    }

    private Optional<CodeHash> key(Content content) {
        return RealmKey.named(session, realm, content.keyId()).map(RealmKey::hash);
    }

    private String hash(CodeHash key) {
        return key.derive("destination").of(destination.channel().name(), destination.address());
    }

    private SentCode.Binding binding() {
        return new SentCode.Binding(user.getId(), purpose, destination);
    }

    private Duration lifetime() {
        return new TwoFactorSettings(realm).effective().codeLifetime(channel().factor());
    }

    private Delivery delivery() {
        return Delivery.of(channel(), session, realm, user);
    }

    private Channel channel() {
        return destination.channel();
    }
}
