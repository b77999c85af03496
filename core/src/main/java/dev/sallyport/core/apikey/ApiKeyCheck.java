package dev.sallyport.core.apikey;

import dev.sallyport.core.apikey.ApiKeyVerdict.Accepted;
import dev.sallyport.core.apikey.ApiKeyVerdict.Reason;
import dev.sallyport.core.apikey.ApiKeyVerdict.Refused;
import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.keycloak.ApiKeyEvents;
import dev.sallyport.core.keycloak.ApiKeyToken;
import dev.sallyport.core.keycloak.ClientAddress;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.store.ApiKeyRow;
import dev.sallyport.core.store.ApiKeyTable;
import dev.sallyport.core.store.ApiKeyUses;
import dev.sallyport.core.store.Locks;
import dev.sallyport.core.store.Subject;
import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Judges keys that clients present. Of a key that was used lately it asks no database: what it must know is in the memory of
 * the node, and its owner in Keycloak's own caches, which Keycloak keeps right on every node.
 */
public final class ApiKeyCheck {

    /** Unknown keys from one network. Who has a right one cold must wait as well, so it is generous. */
    private static final RateLimit UNKNOWN = new RateLimit(60, Duration.ofMinutes(1), false);

    /** Events about one key, refused for one reason. */
    private static final RateLimit TOLD = new RateLimit(1, Duration.ofMinutes(5), false);

    /** How often the database is asked whether its owner was told today that an old value is in use. */
    private static final RateLimit ALARM = new RateLimit(1, Duration.ofHours(1), false);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ApiKeyNode node;
    private final Instant now;

    public ApiKeyCheck(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.node = session.getProvider(ApiKeyNode.class);
        this.now = ServerTime.now();
    }

    /**
     * Judges, counts and notes the use.
     *
     * @param presented what the client sent
     * @param reads     whether the call only reads
     */
    public ApiKeyVerdict check(String presented, boolean reads) {
        Optional<ApiKeyValue> value = ApiKeyValue.parse(presented);
        if (value.isEmpty()) {
            return new Refused(Reason.UNKNOWN, Duration.ZERO);
        }
        String hash = value.get().hash();
        ApiKeyNode.Lookup lookup = new ApiKeyNode.Lookup(realm.getId(), hash);
        Duration wait = heldBack(lookup);
        if (!wait.isZero()) {
            return refused(Reason.GUESSING, wait, network(), value.get().keyId(), Optional.empty());
        }
        Optional<KnownKey> known = find(lookup, () -> search(value.get()));
        if (known.isEmpty()) {
            return refused(Reason.UNKNOWN, Duration.ZERO, network(), value.get().keyId(), Optional.empty());
        }
        ApiKeyVerdict verdict = judge(known.get(), hash, reads);
        alarm(known.get().key(), verdict);
        return verdict;
    }

    /**
     * Judges the key that a token was made of, counts and notes the use.
     *
     * @param reads whether the call only reads
     */
    public ApiKeyVerdict check(ApiKeyToken token, boolean reads) {
        ApiKeyNode.Lookup lookup = new ApiKeyNode.Lookup(realm.getId(), token.keyId() + "." + token.fingerprint());
        Duration wait = heldBack(lookup);
        if (!wait.isZero()) {
            return new Refused(Reason.GUESSING, wait);
        }
        Optional<KnownKey> known = find(lookup, () -> search(token));
        if (known.isEmpty()) {
            return new Refused(Reason.UNKNOWN, Duration.ZERO);
        }
        boolean newest = known.get().hash().startsWith(token.fingerprint());
        return judge(known.get(), newest ? known.get().hash() : "", reads);
    }

    /** How long whoever guesses from here has to wait; what was a key lately is no guess. */
    private Duration heldBack(ApiKeyNode.Lookup lookup) {
        return node.wasKey(lookup) ? Duration.ZERO : node.guesses().wait(network(), UNKNOWN, now);
    }

    /** What is not found counts as a guess. */
    private Optional<KnownKey> find(ApiKeyNode.Lookup lookup, Supplier<Optional<KnownKey>> search) {
        Optional<KnownKey> known = node.find(lookup, search);
        if (known.isEmpty()) {
            node.guesses().count(network(), UNKNOWN, now);
        }
        return known;
    }

    private String network() {
        return realm.getId() + ClientAddress.network(session);
    }

    private Optional<KnownKey> search(ApiKeyToken token) {
        return new ApiKeyTable(session, realm.getId())
                .byKeyId(token.keyId())
                .filter(row -> row.startsWith(token.fingerprint()))
                .map(this::known);
    }

    private Optional<KnownKey> search(ApiKeyValue value) {
        return ApiKeyRows.find(new ApiKeyTable(session, realm.getId()), value).map(this::known);
    }

    private KnownKey known(ApiKeyRow row) {
        return KnownKey.of(row, new Locks(session).holding(new Subject(realm.getId(), row.userId()), now));
    }

    private ApiKeyVerdict judge(KnownKey known, String hash, boolean reads) {
        ApiKey key = known.key();
        UserModel user = session.users().getUserById(realm, key.userId());
        Affiliation affiliation = user == null ? Affiliation.NONE : new Organizations(session).affiliationOf(user);
        Optional<Reason> refusal = known.refusal(hash, now)
                .or(() -> ofOwner(known, user, affiliation))
                .or(() -> ofUse(key.limits(), reads));
        if (refusal.isPresent()) {
            String whose = refusal.get() == Reason.REPLACED ? key.id() + ClientAddress.network(session) : key.id();
            return refused(refusal.get(), Duration.ZERO, whose, Optional.of(key.keyId()), Optional.ofNullable(user));
        }
        for (RateLimit rate : key.limits().rates()) {
            Duration wait = node.rates().count(key.id(), rate, now);
            if (!wait.isZero()) {
                return refused(Reason.RATE, wait, key.id(), Optional.of(key.keyId()), Optional.of(user));
            }
        }
        node.used(
                key,
                new ApiKeyUses.Use(now.toEpochMilli(), ClientAddress.address(session)),
                ClientAddress.network(session));
        return new Accepted(key, user, affiliation, key.limits().capped(Authority.of(realm, user)));
    }

    /** A value that was replaced is used: by a program that was forgotten, or by somebody who stole it. */
    private void alarm(ApiKey key, ApiKeyVerdict verdict) {
        boolean replaced = verdict instanceof Refused refused && refused.reason() == Reason.REPLACED;
        if (replaced && node.told().count("alarm " + key.id(), ALARM, now).isZero()) {
            new ApiKeyNotices(session, realm).replacedUsed(key);
        }
    }

    private Optional<Reason> ofOwner(KnownKey known, UserModel user, Affiliation affiliation) {
        if (user == null) {
            return Optional.of(Reason.UNKNOWN);
        }
        if (!user.isEnabled()
                || mustReplacePassword(user)
                || known.lock().filter(lock -> lock.holds(now)).isPresent()) {
            return Optional.of(Reason.OWNER_OUT);
        }
        return affiliation.tenantId().equals(known.key().tenantId())
                ? Optional.empty()
                : Optional.of(Reason.OWNER_MOVED);
    }

    /** What an administrator asks of an account that somebody else got into; a key may be that one's. */
    private static boolean mustReplacePassword(UserModel user) {
        return user.getRequiredActionsStream().anyMatch(UserModel.RequiredAction.UPDATE_PASSWORD.name()::equals);
    }

    private Optional<Reason> ofUse(ApiKeyLimits limits, boolean reads) {
        if (!limits.allows(ClientAddress.address(session))) {
            return Optional.of(Reason.NETWORK);
        }
        return limits.readOnly() && !reads ? Optional.of(Reason.READ_ONLY) : Optional.empty();
    }

    /** @param whose by which events are counted: of a thousand refusals one is told */
    private ApiKeyVerdict refused(
            Reason reason, Duration wait, String whose, Optional<String> keyId, Optional<UserModel> user) {
        if (node.told().count(whose + reason, TOLD, now).isZero()) {
            new ApiKeyEvents(session).refused(user, keyId, reason.name());
        }
        return new Refused(reason, wait);
    }
}
