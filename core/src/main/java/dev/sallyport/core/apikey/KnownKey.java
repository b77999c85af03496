package dev.sallyport.core.apikey;

import dev.sallyport.core.apikey.ApiKeyVerdict.Reason;
import dev.sallyport.core.store.ApiKeyRow;
import dev.sallyport.core.store.Locks;
import java.time.Instant;
import java.util.Optional;

/**
 * What a node remembers of a key, so that its next use asks no database.
 *
 * @param hash          of the value that is good
 * @param previousUntil until when the value before the last rotation is good as well
 * @param lock          of its owner, after wrong codes; it may be over
 */
record KnownKey(ApiKey key, String hash, Instant previousUntil, Optional<Locks.Lock> lock) {

    static KnownKey of(ApiKeyRow row, Optional<Locks.Lock> lock) {
        return new KnownKey(ApiKeyRows.key(row), row.secretHash(), Instant.ofEpochMilli(row.previousUntil()), lock);
    }

    /** What speaks against one of its values at this moment; whoever presented it has the value. */
    Optional<Reason> refusal(String presented, Instant now) {
        if (!hash.equals(presented) && !now.isBefore(previousUntil)) {
            return Optional.of(Reason.REPLACED);
        }
        if (!key.enabled()) {
            return Optional.of(Reason.DISABLED);
        }
        return key.expired(now) ? Optional.of(Reason.EXPIRED) : Optional.empty();
    }

    boolean concerns(String id) {
        return key.id().equals(id) || key.userId().equals(id) || key.realmId().equals(id);
    }

    @Override
    public String toString() {
        return "KnownKey[" + key.keyId() + "]";
    }
}
