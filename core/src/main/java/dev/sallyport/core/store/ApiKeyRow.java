package dev.sallyport.core.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * One row of the table of API keys. Times in milliseconds since the epoch.
 *
 * @param secretHash    SHA-256 in hex
 * @param previousHash  of the value before the last rotation; null for none
 * @param previousUntil until when that one is good
 * @param expiresAt     {@link Long#MAX_VALUE} for never
 * @param idleFrom      when it was made, or enabled again
 * @param lastUsedAt    0 for never
 * @param lastUsedFrom  an address; null for never
 * @param authority     null for the owner's
 * @param networks      CIDR blocks joined by commas; null for everywhere
 * @param rates         {@code count:seconds} joined by commas; null for no limit
 */
public record ApiKeyRow(
        String id,
        String realmId,
        String userId,
        String tenantId,
        String keyId,
        String lastFour,
        String secretHash,
        String previousHash,
        long previousUntil,
        String description,
        boolean enabled,
        long createdAt,
        long expiresAt,
        long idleFrom,
        long lastUsedAt,
        String lastUsedFrom,
        boolean readOnly,
        String authority,
        String networks,
        String rates) {

    static final String COLUMNS = "k.id, k.realmId, k.userId, k.tenantId, k.keyId, k.lastFour, k.secretHash,"
            + " k.previousHash, k.previousUntil, k.description, k.enabled, k.createdAt, k.expiresAt, k.idleFrom,"
            + " k.lastUsedAt, k.lastUsedFrom, k.readOnly, k.authority, k.networks, k.rates";

    /** Whether a hash is that of its value, or of the one before. */
    public boolean isOf(String hash) {
        return same(hash, secretHash) || (previousHash != null && same(hash, previousHash));
    }

    /** Whether the hash of its value, or of the one before, begins like this. */
    public boolean startsWith(String beginning) {
        return secretHash.startsWith(beginning) || (previousHash != null && previousHash.startsWith(beginning));
    }

    /** Whether a hash is that of its value, or of the one before while that is still good. */
    public boolean isGood(String hash, long now) {
        return same(hash, secretHash) || (isOf(hash) && now < previousUntil);
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    /** Without the hashes: who has them has not the key, but they concern nobody. */
    @Override
    public String toString() {
        return "ApiKeyRow[" + keyId + "]";
    }
}
