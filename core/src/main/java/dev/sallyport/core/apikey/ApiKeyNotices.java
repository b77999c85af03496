package dev.sallyport.core.apikey;

import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.keycloak.AfterCommit;
import dev.sallyport.core.keycloak.ApiKeyEvents.Action;
import dev.sallyport.core.keycloak.Mail;
import dev.sallyport.core.keycloak.RealmName;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.ApiKeyPolicy;
import dev.sallyport.core.store.Quotas;
import dev.sallyport.core.store.SingleUse;
import dev.sallyport.core.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Mails to the owners of keys. They name a key by its description, key id and last four, and never have its value. */
final class ApiKeyNotices {

    private static final String TEMPLATE = "sallyport-api-key.ftl";
    private static final String TEXTS = "sallyport.apiKey.mail.";
    private static final Duration DAY = Duration.ofDays(1);

    /** To one owner, about keys that were made or changed. */
    private static final RateLimit MAILS = new RateLimit(20, Duration.ofHours(1), false);

    private final KeycloakSession session;
    private final RealmModel realm;

    ApiKeyNotices(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Something was done to a key; of what its owner did himself he is told only that he has one more. */
    void changed(ApiKey key, Action action, boolean byOwner) {
        switch (action) {
            case CREATED -> created(key, byOwner);
            case DELETED -> deleted(key, byOwner);
            case REVOKED -> tell(key, "revoked", 0);
            case SUSPENDED ->
                tell(key, "suspended", policy().settings().suspendedAfter().toDays());
            case REMOVED ->
                tell(key, "removed", policy().settings().removedAfter().toDays());
            case ROTATED -> changedByOther(key, "rotatedByOther", byOwner);
            case UPDATED -> changedByOther(key, "changedByOther", byOwner);
            case IMPORTED, EXPIRED -> {
                // Nothing that he would not know.
            }
        }
    }

    /** It expires within so many days; once for each number of days, whichever node says so. */
    void expires(ApiKey key, int days) {
        String claim = claim(days);
        if (new SingleUse(session)
                .claim(subject(key), key.id(), claim, key.expiresAt().orElseThrow())) {
            tell(key, "expires", days);
        }
    }

    /** By what a mail before the end is known to be sent. */
    static String claim(int days) {
        return "api-key-expires-" + days;
    }

    /** It was used from where it was never used before; told once a day. */
    void newNetwork(ApiKey key) {
        if (firstToday(key, "api-key-network-")) {
            tell(key, "newNetwork", 0);
        }
    }

    /** Somebody used the value that it had before it was rotated; told once a day, whatever becomes of the request. */
    void replacedUsed(ApiKey key) {
        if (firstToday(key, "api-key-replaced-")) {
            owner(key).ifPresent(owner -> AfterCommit.apart(session, realm, owner, mail(key, "replaced", 0)));
        }
    }

    private void created(ApiKey key, boolean byOwner) {
        if (policy().settings().mailOnCreation() && mayTell(key)) {
            tell(key, byOwner ? "created" : "createdByOther", 0);
        }
    }

    private void changedByOther(ApiKey key, String text, boolean byOwner) {
        if (!byOwner && mayTell(key)) {
            tell(key, text, 0);
        }
    }

    private void deleted(ApiKey key, boolean byOwner) {
        if (!byOwner) {
            tell(key, "revoked", 0);
        }
    }

    /** One who makes keys all the time must not fill the queue of everybody's mails. */
    private boolean mayTell(ApiKey key) {
        Quotas.Quota quota = new Quotas.Quota(realm.getId(), key.userId(), "api-key-mail", MAILS);
        return new Quotas(session).take(List.of(quota), ServerTime.now()).isEmpty();
    }

    private boolean firstToday(ApiKey key, String claim) {
        Instant now = ServerTime.now();
        String today = claim + now.getEpochSecond() / DAY.toSeconds();
        return new SingleUse(session).claim(subject(key), key.id(), today, now.plus(DAY));
    }

    private void tell(ApiKey key, String text, long number) {
        owner(key).ifPresent(owner -> AfterCommit.run(session, realm, owner, mail(key, text, number)));
    }

    private Optional<UserModel> owner(ApiKey key) {
        return Optional.ofNullable(session.users().getUserById(realm, key.userId()))
                .filter(owner -> Mail.configured(realm))
                .filter(owner -> address(owner).isPresent());
    }

    private static AfterCommit.Work mail(ApiKey key, String text, long number) {
        Map<String, Object> attributes = Map.of(
                "textKey", TEXTS + text,
                "description", key.description(),
                "keyId", key.keyId(),
                "lastFour", key.lastFour(),
                "number", number);
        return (own, realm, owner) -> address(owner)
                .ifPresent(address -> new Mail(own, realm, owner)
                        .send(
                                address,
                                new Mail.Subject(TEXTS + text + ".subject", List.of(number, RealmName.of(realm))),
                                TEMPLATE,
                                attributes));
    }

    private static Optional<String> address(UserModel owner) {
        return Optional.ofNullable(owner.getEmail()).filter(address -> !address.isBlank());
    }

    private static Subject subject(ApiKey key) {
        return new Subject(key.realmId(), key.userId());
    }

    private ApiKeyPolicy policy() {
        return new ApiKeyPolicy(realm);
    }
}
