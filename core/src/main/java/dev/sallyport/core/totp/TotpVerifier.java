package dev.sallyport.core.totp;

import com.warrenstrange.googleauth.GoogleAuthenticator;
import com.warrenstrange.googleauth.GoogleAuthenticatorConfig.GoogleAuthenticatorConfigBuilder;
import com.warrenstrange.googleauth.HmacHashFunction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Finds the time step (RFC 6238 §4.2) or counter (RFC 4226 §5) that a code belongs to. It says nothing about whether the
 * step was used before: that is proved by a write, elsewhere. Stateless and thread-safe.
 */
public final class TotpVerifier {

    /** RFC 6238 §5.2 recommends at most one step of network delay; one step ahead covers a fast clock. */
    private static final int WINDOW = 1;

    private final TotpSecret secret;
    private final TotpParameters parameters;

    public TotpVerifier(TotpSecret secret, TotpParameters parameters) {
        this.secret = secret;
        this.parameters = parameters;
    }

    /** The step around {@code now} whose code this is; empty when there is none or the text is not a code at all. */
    public OptionalLong stepOf(String code, Instant now) {
        long current = Math.floorDiv(now.getEpochSecond(), parameters.period().toSeconds());
        return matching(code, LongStream.rangeClosed(current - WINDOW, current + WINDOW), parameters.period());
    }

    /** The counter among {@code lookAhead + 1} from {@code next} on whose code this is (RFC 4226 §7.4). */
    public OptionalLong counterOf(String code, long next, int lookAhead) {
        return matching(code, LongStream.rangeClosed(next, next + lookAhead), Duration.ofSeconds(1));
    }

    /** The code of a step, with its leading zeros. */
    public String codeOf(long step) {
        return code(step, parameters.period());
    }

    /** Every candidate is computed and compared, found or not, so that time tells nothing. */
    private OptionalLong matching(String code, LongStream candidates, Duration period) {
        if (!isCode(code)) {
            return OptionalLong.empty();
        }
        long[] hits = candidates.filter(step -> same(code, code(step, period))).toArray();
        return hits.length == 0 ? OptionalLong.empty() : OptionalLong.of(hits[hits.length - 1]);
    }

    /** Exactly the right number of ASCII digits: no sign, no blank, no other script's digits. */
    private boolean isCode(String code) {
        return code != null
                && code.length() == parameters.digits()
                && code.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private String code(long step, Duration period) {
        int number = generator(period).getTotpPassword(secret.base32(), step * period.toMillis());
        return String.format("%0" + parameters.digits() + "d", number);
    }

    private GoogleAuthenticator generator(Duration period) {
        return new GoogleAuthenticator(new GoogleAuthenticatorConfigBuilder()
                .setCodeDigits(parameters.digits())
                .setHmacHashFunction(HmacHashFunction.valueOf("Hmac" + parameters.algorithm()))
                .setTimeStepSizeInMillis(period.toMillis())
                .build());
    }

    private static boolean same(String code, String expected) {
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.US_ASCII), expected.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "TotpVerifier[***]";
    }
}
