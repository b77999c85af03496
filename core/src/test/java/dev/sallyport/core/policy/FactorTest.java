package dev.sallyport.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FactorTest {

    /** Stored in databases and sent by clients: these never change. */
    @ParameterizedTest
    @CsvSource({
        "TOTP, otp, true",
        "SMS, sallyport-sms, true",
        "EMAIL, sallyport-email, true",
        "BACKUP_CODE, sallyport-backup-code, false"
    })
    void credentialTypeWhenAskedThenTheStoredOne(Factor factor, String type, boolean standsAlone) {
        assertThat(factor.credentialType()).isEqualTo(type);
        assertThat(Factor.ofCredentialType(type)).contains(factor);
        assertThat(factor.standsAlone()).isEqualTo(standsAlone);
    }

    @Test
    void valuesWhenListedThenInTheOrderInWhichANewDefaultIsChosen() {
        assertThat(Factor.values()).containsExactly(Factor.TOTP, Factor.SMS, Factor.EMAIL, Factor.BACKUP_CODE);
    }

    @ParameterizedTest
    @EnumSource
    void namedWhenExactThenFound(Factor factor) {
        assertThat(Factor.named(factor.name())).contains(factor);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"totp", "TOTP ", "Totp", "otp", "password"})
    void namedWhenAnythingElseThenEmpty(String name) {
        assertThat(Factor.named(name)).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"password", "OTP", "webauthn"})
    void ofCredentialTypeWhenNoFactorThenEmpty(String type) {
        assertThat(Factor.ofCredentialType(type)).isEmpty();
    }

    @Test
    void factorWhenAskedOfSettingsThenEachKindHasOne() {
        assertThat(Stream.of(
                                new FactorSettings.Totp("x"),
                                new FactorSettings.Sms(Optional.of("${code}"), Duration.ofMinutes(2)),
                                new FactorSettings.Email(Duration.ofMinutes(2)),
                                FactorSettings.BackupCode.DEFAULT)
                        .map(FactorSettings::factor))
                .containsExactly(Factor.values());
    }
}
