package dev.sallyport.benchmarks;

import dev.sallyport.core.backupcode.BackupCodeSet;
import dev.sallyport.core.backupcode.BackupCodes;
import dev.sallyport.core.code.CodeHash;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Purpose;
import dev.sallyport.core.sentcode.SentCode;
import dev.sallyport.core.totp.TotpParameters;
import dev.sallyport.core.totp.TotpSecret;
import dev.sallyport.core.totp.TotpVerifier;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The arithmetic of judging a code, without any database. The baseline is one HMAC-SHA-256 of the JDK. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodeChecks {

    private static final byte[] KEY = new byte[32];
    private static final byte[] MESSAGE = new byte[64];
    private static final Instant NOW = Instant.ofEpochSecond(1_234_567_890);

    private final CodeHash hash = new CodeHash(KEY);
    private final SentCode.Binding binding = new SentCode.Binding(
            "9d15e8f0-e635-11f1-aba4-41e6f20265da", Purpose.LOGIN, new Destination(Channel.SMS, "+38012312312"));
    private final SentCode sent = SentCode.random(6);
    private final String sentText = sent.text(hash, binding);

    private final TotpVerifier totp = new TotpVerifier(TotpSecret.random(), TotpParameters.STANDARD);
    private final String totpCode = totp.codeOf(NOW.getEpochSecond() / 30);
    private final String oldTotpCode = totp.codeOf(NOW.getEpochSecond() / 30 - 1000);

    private final List<String> backupCodes = BackupCodes.generate(10);
    private final BackupCodeSet backupCodeSet = BackupCodeSet.of(backupCodes, hash);

    /** What all others are measured by. */
    @Benchmark
    public byte[] baselineHmac() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        return mac.doFinal(MESSAGE);
    }

    /** A sent code that is right. */
    @Benchmark
    public boolean sentCode() {
        return sent.matches(sentText, hash, binding);
    }

    /** A code of an authenticator app that is right. */
    @Benchmark
    public OptionalLong totpRight() {
        return totp.stepOf(totpCode, NOW);
    }

    /** A code of an authenticator app that is wrong: every step of the window is tried. */
    @Benchmark
    public OptionalLong totpWrong() {
        return totp.stepOf(oldTotpCode, NOW);
    }

    /** The last of ten backup codes. */
    @Benchmark
    public OptionalInt backupCode() {
        return backupCodeSet.indexOf(backupCodes.get(9), hash);
    }
}
