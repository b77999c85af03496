package dev.sallyport.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.code.AttemptLimits;
import dev.sallyport.core.code.RateLimit;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PlatformTwoFaSettingsTest {

    @Nested
    class GivenDefaults {

        private final PlatformTwoFaSettings settings = PlatformTwoFaSettings.defaults("Acme");

        @Test
        void offeredWhenAskedThenAppAndBackupCodes() {
            assertThat(settings.offered()).containsExactly(Factor.TOTP, Factor.BACKUP_CODE);
            assertThat(settings.offers(Factor.TOTP)).isTrue();
            assertThat(settings.offers(Factor.SMS)).isFalse();
        }

        @Test
        void ofWhenAskedForAKindThenItsSettings() {
            assertThat(settings.of(FactorSettings.Totp.class)).contains(new FactorSettings.Totp("Acme"));
            assertThat(settings.of(FactorSettings.BackupCode.class)).contains(new FactorSettings.BackupCode(10));
            assertThat(settings.of(FactorSettings.Sms.class)).isEmpty();
        }

        @Test
        void periodsWhenAskedThenThoseThatThingsBoardsConsoleProposes() {
            assertThat(settings.minSendPeriod()).isEqualTo(Duration.ofSeconds(30));
            assertThat(settings.totalTime()).isEqualTo(Duration.ofHours(1));
        }

        @Test
        void enforcedWhenAskedThenNobodyIsObliged() {
            assertThat(settings.enforced()).isFalse();
            assertThat(settings.filter()).isEmpty();
        }

        @Test
        void enforcedForAllWhenCalledThenOnlyThatChanges() {
            PlatformTwoFaSettings enforced = settings.enforcedForAll();
            assertThat(enforced.enforced()).isTrue();
            assertThat(enforced.filter()).contains(new EnforcementFilter.AllUsers());
            assertThat(enforced)
                    .usingRecursiveComparison()
                    .ignoringFields("enforced", "filter")
                    .isEqualTo(settings);
        }

        @Test
        void attemptLimitsWhenAskedThenTheDefaults() {
            assertThat(settings.attemptLimits().windows()).isEqualTo(AttemptLimits.DEFAULT_WINDOWS);
        }
    }

    @Test
    void attemptLimitsWhenARateLimitIsSetThenThatOne() throws InvalidSettings {
        String json = Settings.with("verificationCodeCheckRateLimit", "'3:900'");
        AttemptLimits limits = Settings.read(json).attemptLimits();
        assertThat(limits.windows()).containsExactly(new RateLimit(3, Duration.ofMinutes(15), true));
        assertThat(limits.failuresBeforeLock()).isEqualTo(30);
    }

    @Test
    void attemptLimitsWhenTheLockoutIsSwitchedOffThenTheDefaults() throws InvalidSettings {
        for (String off : new String[] {"0", "null"}) {
            AttemptLimits limits = Settings.read(Settings.with("maxVerificationFailuresBeforeUserLockout", off))
                    .attemptLimits();
            assertThat(limits).isEqualTo(PlatformTwoFaSettings.defaults("x").attemptLimits());
        }
    }
}
