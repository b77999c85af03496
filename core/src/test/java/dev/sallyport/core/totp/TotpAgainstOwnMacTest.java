package dev.sallyport.core.totp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.totp.TotpParameters.Algorithm;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random secrets of any length, as old credentials have them, against RFC 4226 §5.3 in six lines. */
class TotpAgainstOwnMacTest {

    private static final int ROUNDS = 1000;

    private final Random random = new Random(6238);

    @ParameterizedTest
    @EnumSource
    void codeOfWhenSecretIsRandomThenTheSameAsComputedByHand(Algorithm algorithm) throws GeneralSecurityException {
        for (int round = 0; round < ROUNDS; round++) {
            byte[] secret = new byte[1 + random.nextInt(80)];
            random.nextBytes(secret);
            int digits = 6 + random.nextInt(3);
            long step = random.nextInt(Integer.MAX_VALUE);
            String code = byHand(algorithm, secret, step, digits);

            TotpParameters parameters = new TotpParameters(algorithm, digits, Duration.ofSeconds(30));
            TotpVerifier verifier = new TotpVerifier(TotpSecret.ofBytes(secret), parameters);
            assertThat(verifier.codeOf(step)).isEqualTo(code);
            assertThat(verifier.stepOf(code, Instant.ofEpochSecond(step * 30 + random.nextInt(30))))
                    .isPresent();
        }
    }

    private static String byHand(Algorithm algorithm, byte[] secret, long step, int digits)
            throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + algorithm);
        mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & 0x7fffffff;
        return String.format("%0" + digits + "d", number % (int) Math.pow(10, digits));
    }
}
