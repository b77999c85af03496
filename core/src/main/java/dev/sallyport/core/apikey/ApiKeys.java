package dev.sallyport.core.apikey;

import dev.sallyport.core.keycloak.ApiKeyEvents;
import dev.sallyport.core.keycloak.ApiKeyEvents.Action;
import dev.sallyport.core.keycloak.ClusterSignal;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.ApiKeyPolicy;
import dev.sallyport.core.policy.ApiKeySettings;
import dev.sallyport.core.policy.InvalidSettings;
import dev.sallyport.core.store.ApiKeyRow;
import dev.sallyport.core.store.ApiKeySweep;
import dev.sallyport.core.store.ApiKeyTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The keys of a realm, and what is done to them: with the request's transaction, and known to every node when that is
 * committed. Who may do what is for the door to say.
 */
public final class ApiKeys {

    /** How long the value before a rotation may stay good. */
    public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

    /** Tells every node whose keys changed: the id of a key, a user or a realm. */
    static final ClusterSignal CHANGED = new ClusterSignal("sallyport-api-key");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ApiKeyTable table;
    private final Optional<String> actorId;

    /** @param actorId user who does it; empty for nobody in particular */
    public ApiKeys(KeycloakSession session, RealmModel realm, Optional<String> actorId) {
        this.session = session;
        this.realm = realm;
        this.table = new ApiKeyTable(session, realm.getId());
        this.actorId = actorId;
    }

    /** A key, and its value this once. */
    public record Made(ApiKey key, ApiKeyValue value) {}

    /**
     * What its owner says of a key.
     *
     * @param expiresAt empty: as long as the realm allows. May be over
     */
    public record Wish(String description, boolean enabled, Optional<Instant> expiresAt, ApiKeyLimits limits) {}

    public Optional<ApiKey> find(String id) {
        return table.byId(id).map(ApiKeyRows::key);
    }

    public Optional<ApiKey> named(String keyId) {
        return table.byKeyId(keyId).map(ApiKeyRows::key);
    }

    public List<ApiKey> of(UserModel owner, ApiKeyTable.Page page) {
        return table.ofUser(owner.getId(), page).stream().map(ApiKeyRows::key).toList();
    }

    /** Of all users, in the order of their key ids: the page after the one that ended with {@code keyId}. */
    public List<ApiKey> after(String keyId, int size) {
        return table.after(keyId, size).stream().map(ApiKeyRows::key).toList();
    }

    public long count(UserModel owner, String text) {
        return table.countOfUser(owner.getId(), text);
    }

    /** @throws InvalidSettings when it would live longer than the realm allows, or its owner has too many */
    public Made create(UserModel owner, Wish wish) throws InvalidSettings {
        new ApiKeyPolicy(realm).settings().requireRoom(count(owner, ""));
        ApiKeyValue value = ApiKeyValue.random();
        Instant now = ServerTime.now();
        Optional<Instant> expiresAt = new ApiKeyPolicy(realm).settings().expiry(wish.expiresAt(), now);
        ApiKey key = new ApiKey(
                KeycloakModelUtils.generateId(),
                realm.getId(),
                owner.getId(),
                new Organizations(session).affiliationOf(owner).tenantId(),
                value.keyId().orElseThrow(),
                value.lastFour(),
                wish.description(),
                wish.enabled(),
                now,
                expiresAt,
                wish.limits(),
                Optional.empty());
        table.insert(ApiKeyRows.row(key, value.hash(), key.createdAt()));
        tell(key, Action.CREATED);
        return new Made(key, value);
    }

    /**
     * Takes a key over. A value of ThingsBoard's is given a key id.
     *
     * @throws ImportRefused when it is there already, or would live longer than the realm allows
     */
    public ApiKey importKey(ImportedKey imported) throws ImportRefused {
        String hash = imported.value().hash();
        refuseIf(table.taken(imported.id()), "id is there already");
        refuseIf(table.byHash(hash).isPresent(), "value is there already");
        String keyId = imported.value().keyId().orElseGet(ApiKeyValue::randomKeyId);
        refuseIf(table.byKeyId(keyId).isPresent(), "value has a key id that is there already");
        ApiKey key = new ApiKey(
                imported.id(),
                realm.getId(),
                imported.owner().getId(),
                new Organizations(session).affiliationOf(imported.owner()).tenantId(),
                keyId,
                imported.value().lastFour(),
                imported.description(),
                imported.enabled(),
                imported.createdAt(),
                expiry(imported),
                ApiKeyLimits.NONE,
                Optional.empty());
        table.insert(ApiKeyRows.row(key, hash, imported.lastUsedAt().orElse(ServerTime.now())));
        tell(key, Action.IMPORTED);
        return key;
    }

    private static void refuseIf(boolean refused, String message) throws ImportRefused {
        if (refused) {
            throw new ImportRefused(message);
        }
    }

    private Optional<Instant> expiry(ImportedKey imported) throws ImportRefused {
        ApiKeySettings settings = new ApiKeyPolicy(realm).settings();
        try {
            return settings.expiry(imported.expiresAt(), ServerTime.now());
        } catch (InvalidSettings e) {
            throw new ImportRefused("expiration_time must be at most "
                    + settings.longestLifetime().toDays() + " days from now");
        }
    }

    /** Each change writes what it is about and nothing else: what somebody else changes at the same time stays. */
    public ApiKey describe(ApiKey key, String description) {
        table.describe(key.id(), description);
        return updated(key);
    }

    public ApiKey enable(ApiKey key, boolean enabled) {
        table.enable(key.id(), enabled, ServerTime.now().toEpochMilli());
        return updated(key);
    }

    /** Changes what may be changed of a key. */
    public ApiKey update(ApiKey key, String description, boolean enabled, ApiKeyLimits limits) {
        table.describe(key.id(), description);
        table.enable(key.id(), enabled, ServerTime.now().toEpochMilli());
        if (!limits.equals(key.limits())) {
            table.limit(ApiKeyRows.row(key.limited(limits), "", key.createdAt()));
        }
        return updated(key);
    }

    private ApiKey updated(ApiKey key) {
        tell(key, Action.UPDATED);
        return find(key.id()).orElseThrow();
    }

    /**
     * Gives a key another value.
     *
     * @param overlap how long the old value stays good; {@link #LONGEST_OVERLAP} at most
     * @return empty when somebody else rotated or deleted it at the same time
     */
    public Optional<Made> rotate(ApiKey key, Duration overlap) {
        ApiKeyValue value = ApiKeyValue.random(key.keyId());
        String before = table.byId(key.id()).map(ApiKeyRow::secretHash).orElse("");
        long until = ServerTime.now().plus(overlap).toEpochMilli();
        if (!table.rotate(key.id(), before, value.hash(), value.lastFour(), until)) {
            return Optional.empty();
        }
        tell(key, Action.ROTATED);
        return find(key.id()).map(rotated -> new Made(rotated, value));
    }

    /** @return false when it was gone already */
    public boolean delete(ApiKey key, Action action) {
        boolean deleted = table.delete(key.id());
        if (deleted) {
            tell(key, action);
        }
        return deleted;
    }

    /**
     * Disables a key that nobody used since.
     *
     * @param before in milliseconds since the epoch
     * @return false when it was used or disabled meanwhile
     */
    boolean suspend(ApiKey key, long before) {
        boolean suspended = new ApiKeySweep(session, realm.getId()).suspend(key.id(), before);
        if (suspended) {
            tell(key, Action.SUSPENDED);
        }
        return suspended;
    }

    /**
     * Deletes the key that has this value, or had it before a rotation whose overlap is not over. The database is asked the
     * same when there is none.
     */
    public void revoke(ApiKeyValue value) {
        String hash = value.hash();
        Optional<ApiKeyRow> row = ApiKeyRows.find(table, value)
                .filter(found -> found.isGood(hash, ServerTime.now().toEpochMilli()));
        if (table.delete(row.map(ApiKeyRow::id).orElse(""))) {
            tell(ApiKeyRows.key(row.orElseThrow()), Action.REVOKED);
        }
    }

    private void tell(ApiKey key, Action action) {
        boolean byOwner = actorId.filter(key.userId()::equals).isPresent();
        new ApiKeyEvents(session).changed(key.userId(), key.keyId(), action, actorId);
        new ApiKeyNotices(session, realm).changed(key, action, byOwner);
        CHANGED.sendAfterCommit(session, key.id());
    }
}
