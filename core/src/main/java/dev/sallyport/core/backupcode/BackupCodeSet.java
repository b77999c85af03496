package dev.sallyport.core.backupcode;

import dev.sallyport.core.code.CodeHash;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;

/**
 * A user's set of backup codes as it is kept: a salt and one HMAC per code, never a code.
 *
 * @param salt   128 random bits in hex
 * @param hashes in the order in which the codes were shown
 */
public record BackupCodeSet(String salt, List<String> hashes) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SALT_BYTES = 16;

    public BackupCodeSet {
        hashes = List.copyOf(hashes);
    }

    /** Hashes codes under a fresh salt. */
    public static BackupCodeSet of(List<String> codes, CodeHash hash) {
        byte[] bytes = new byte[SALT_BYTES];
        RANDOM.nextBytes(bytes);
        String salt = HexFormat.of().formatHex(bytes);
        return new BackupCodeSet(
                salt, codes.stream().map(code -> hash.of(salt, code)).toList());
    }

    /** Which code of the set this is, used or not. Compares with every hash, found or not. */
    public OptionalInt indexOf(String code, CodeHash hash) {
        if (!BackupCodes.isCode(code)) {
            return OptionalInt.empty();
        }
        String wanted = hash.of(salt, code);
        int found = -1;
        for (int i = 0; i < hashes.size(); i++) {
            found = CodeHash.same(hashes.get(i), wanted) ? i : found;
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }

    @Override
    public String toString() {
        return "BackupCodeSet[***]";
    }
}
