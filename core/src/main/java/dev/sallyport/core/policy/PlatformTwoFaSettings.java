package dev.sallyport.core.policy;

import dev.sallyport.core.code.AttemptLimits;
import dev.sallyport.core.code.RateLimit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The platform's two-factor settings, ThingsBoard's {@code PlatformTwoFaSettings} (thingsboard-behaviour §7.1).
 *
 * @param providers           as sent, duplicates included; the first of a kind counts
 * @param minSendPeriod       between two sent codes; at least {@link #MIN_SEND_PERIOD}
 * @param checkRateLimit      ThingsBoard's {@code count:seconds}; empty = none
 * @param maxFailures         failures before the user is locked; empty or 0 = none
 * @param totalTime           lifetime of the tickets between the two doors; at least {@link #MIN_TOTAL_TIME}
 * @param enforced            whether {@code filter} obliges
 * @param filter              whom; present whenever {@code enforced}
 */
public record PlatformTwoFaSettings(
        List<FactorSettings> providers,
        Duration minSendPeriod,
        Optional<String> checkRateLimit,
        Optional<Integer> maxFailures,
        Duration totalTime,
        boolean enforced,
        Optional<EnforcementFilter> filter) {

    public static final Duration MIN_SEND_PERIOD = Duration.ofSeconds(5);
    public static final Duration MIN_TOTAL_TIME = Duration.ofSeconds(60);
    /** NIST SP 800-63B-4 and ASVS 6.5.5: a sent code lives ten minutes at most. */
    public static final Duration MAX_CODE_LIFETIME = Duration.ofSeconds(600);

    public static final int MAX_BACKUP_CODES = 100;
    private static final Duration DEFAULT_CODE_LIFETIME = Duration.ofSeconds(120);
    private static final Duration DEFAULT_SEND_PERIOD = Duration.ofSeconds(30);
    private static final Duration DEFAULT_TOTAL_TIME = Duration.ofHours(1);

    public PlatformTwoFaSettings {
        providers = List.copyOf(providers);
    }

    /** What holds where nobody saved anything: authenticator app and backup codes, nobody obliged. */
    public static PlatformTwoFaSettings defaults(String issuerName) {
        return new PlatformTwoFaSettings(
                List.of(new FactorSettings.Totp(issuerName), FactorSettings.BackupCode.DEFAULT),
                DEFAULT_SEND_PERIOD,
                Optional.empty(),
                Optional.empty(),
                DEFAULT_TOTAL_TIME,
                false,
                Optional.empty());
    }

    /**
     * What holds where what somebody saved cannot be read: whoever has a factor is asked for it, of whatever kind it is,
     * and nobody is obliged.
     */
    static PlatformTwoFaSettings ofEverything(String issuerName) {
        PlatformTwoFaSettings defaults = defaults(issuerName);
        return new PlatformTwoFaSettings(
                List.of(
                        new FactorSettings.Totp(issuerName),
                        new FactorSettings.Sms(Optional.empty(), DEFAULT_CODE_LIFETIME),
                        new FactorSettings.Email(DEFAULT_CODE_LIFETIME),
                        FactorSettings.BackupCode.DEFAULT),
                defaults.minSendPeriod,
                defaults.checkRateLimit,
                defaults.maxFailures,
                defaults.totalTime,
                defaults.enforced,
                defaults.filter);
    }

    /** The same, with everybody obliged. */
    PlatformTwoFaSettings enforcedForAll() {
        return new PlatformTwoFaSettings(
                providers,
                minSendPeriod,
                checkRateLimit,
                maxFailures,
                totalTime,
                true,
                Optional.of(new EnforcementFilter.AllUsers()));
    }

    /** What is offered, in the platform's order, each kind once. */
    public List<Factor> offered() {
        return providers.stream().map(FactorSettings::factor).distinct().toList();
    }

    public boolean offers(Factor factor) {
        return offered().contains(factor);
    }

    /** The settings of a kind, if it is offered. */
    public <S extends FactorSettings> Optional<S> of(Class<S> kind) {
        return providers.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    /** How long a code of a factor is good after it was sent; the default where the factor is not offered. */
    public Duration codeLifetime(Factor factor) {
        return providers.stream()
                .filter(provider -> provider.factor() == factor)
                .map(PlatformTwoFaSettings::codeLifetime)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(DEFAULT_CODE_LIFETIME);
    }

    private static Optional<Duration> codeLifetime(FactorSettings settings) {
        if (settings instanceof FactorSettings.Sms sms) {
            return Optional.of(sms.codeLifetime());
        }
        return settings instanceof FactorSettings.Email email ? Optional.of(email.codeLifetime()) : Optional.empty();
    }

    /** What bounds guessing. */
    public AttemptLimits attemptLimits() {
        List<RateLimit> windows = checkRateLimit.map(RateLimit::parse).orElse(List.of());
        return AttemptLimits.configured(windows, maxFailures.orElse(0));
    }
}
