package dev.sallyport.core.account;

import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.keycloak.AfterCommit;
import dev.sallyport.core.keycloak.Mail;
import dev.sallyport.core.keycloak.RealmName;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.keycloak.Shutting;
import dev.sallyport.core.policy.LockoutNotification;
import dev.sallyport.core.store.Quotas;
import dev.sallyport.core.store.SingleUse;
import dev.sallyport.core.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Mails that a user was locked: to him, and to the address that the realm names for it. */
public final class LockoutNotices {

    private static final String TEMPLATE = "sallyport-lockout.ftl";
    private static final String OWNER = "sallyport.lockout.owner";
    private static final String ADMINISTRATOR = "sallyport.lockout.administrator";

    /** Of locks that strangers can cause. */
    private static final RateLimit ADMINISTRATORS_MAILS = new RateLimit(20, Duration.ofHours(1), false);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    public LockoutNotices(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /**
     * A user was locked.
     *
     * @param details   of Keycloak's event
     * @param temporary whether it ends by itself
     */
    public void locked(Map<String, String> details, boolean temporary) {
        if (!Mail.configured(realm) || !mayTell(details)) {
            return;
        }
        LockLength length = temporary ? LockLength.of(left(details)) : LockLength.FOR_GOOD;
        String failures = details.getOrDefault(Details.NUM_FAILURES, "");
        address(user).ifPresent(address -> mail(address, OWNER, length, failures));
        LockoutNotification.address(realm)
                .filter(address -> mayTellAdministrators(details))
                .ifPresent(address -> mail(address, ADMINISTRATOR, length, failures));
    }

    /**
     * Wrong passwords can come from anybody who knows a name, and lock again and again: of these locks one an hour is told.
     * Wrong codes come from somebody who has the password: of these each is.
     */
    private boolean mayTell(Map<String, String> details) {
        if (isOurs(details)) {
            return true;
        }
        Instant hour = ServerTime.now().truncatedTo(ChronoUnit.HOURS);
        return new SingleUse(session)
                .claim(
                        Subject.of(realm, user),
                        user.getId(),
                        "lockout-notice:" + hour.getEpochSecond(),
                        hour.plus(Duration.ofHours(1)));
    }

    /** Nor may whoever knows many names fill their mailbox. */
    private boolean mayTellAdministrators(Map<String, String> details) {
        Quotas.Quota quota = new Quotas.Quota(realm.getId(), realm.getId(), "lockout-mail", ADMINISTRATORS_MAILS);
        return isOurs(details)
                || new Quotas(session).take(List.of(quota), ServerTime.now()).isEmpty();
    }

    private static boolean isOurs(Map<String, String> details) {
        return Shutting.REASON.equals(details.get(Details.REASON));
    }

    private void mail(String address, String textKey, LockLength length, String failures) {
        Map<String, Object> attributes = Map.of(
                "textKey",
                textKey,
                "lengthKey",
                length.key(),
                "length",
                length.number(),
                "failures",
                failures,
                "account",
                address(user).orElse(user.getUsername()));
        AfterCommit.run(
                session,
                realm,
                user,
                (own, ownRealm, ownUser) -> new Mail(own, ownRealm, ownUser)
                        .send(
                                address,
                                new Mail.Subject(textKey + ".subject", List.of(RealmName.of(ownRealm))),
                                TEMPLATE,
                                attributes));
    }

    /** As the detector wrote it. */
    private static Duration left(Map<String, String> details) {
        try {
            Instant end = LocalDateTime.parse(details.getOrDefault(Details.NOT_BEFORE, ""))
                    .atZone(ZoneId.systemDefault())
                    .toInstant();
            return Duration.between(ServerTime.now(), end);
        } catch (DateTimeParseException e) {
            return Duration.ZERO;
        }
    }

    private static Optional<String> address(UserModel user) {
        return Optional.ofNullable(user.getEmail()).filter(address -> !address.isBlank());
    }
}
