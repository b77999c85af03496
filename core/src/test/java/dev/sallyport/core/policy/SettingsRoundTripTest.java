package dev.sallyport.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What ThingsBoard's clients send is what they get back. */
class SettingsRoundTripTest {

    private static final String ID = "aaee39b0-e62a-11f1-8849-3f708e255e40";

    @Test
    void writeWhenTheExampleWasReadThenTheSameBytes() throws InvalidSettings {
        assertThat(Settings.written(Settings.read(Settings.EXAMPLE))).isEqualTo(Settings.EXAMPLE);
    }

    @Test
    void readWhenTheExampleThenEachMemberInItsType() throws InvalidSettings {
        assertThat(Settings.read(Settings.EXAMPLE))
                .isEqualTo(new PlatformTwoFaSettings(
                        List.of(
                                new FactorSettings.Totp("ThingsBoard"),
                                new FactorSettings.Sms(
                                        Optional.of("Verification code: ${code}"), Duration.ofMinutes(2)),
                                new FactorSettings.Email(Duration.ofMinutes(2)),
                                new FactorSettings.BackupCode(10)),
                        Duration.ofSeconds(30),
                        Optional.empty(),
                        Optional.of(30),
                        Duration.ofHours(1),
                        false,
                        Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'ALL_USERS'}",
                "{'type':'SYSTEM_ADMINISTRATORS'}",
                "{'type':'TENANT_ADMINISTRATORS','tenantsIds':null,'tenantProfilesIds':null}",
                "{'type':'TENANT_ADMINISTRATORS','tenantsIds':['" + ID + "'],'tenantProfilesIds':null}",
                "{'type':'TENANT_ADMINISTRATORS','tenantsIds':null,'tenantProfilesIds':['" + ID + "']}",
                "{'type':'TENANT_ADMINISTRATORS','tenantsIds':[],'tenantProfilesIds':[]}"
            })
    void writeWhenAFilterWasReadThenTheSameBytes(String filter) throws InvalidSettings {
        String json = Settings.enforced(filter);
        assertThat(Settings.written(Settings.read(json))).isEqualTo(json);
    }

    @Test
    void writeWhenIdsWereLeftOutThenNull() throws InvalidSettings {
        String written = Settings.written(Settings.read(Settings.enforced("{'type':'TENANT_ADMINISTRATORS'}")));
        assertThat(written).contains("\"tenantsIds\":null,\"tenantProfilesIds\":null");
    }

    @Test
    void writeWhenOptionalMembersWereLeftOutThenNullOrFalse() throws InvalidSettings {
        String minimal =
                "{\"providers\":[],\"minVerificationCodeSendPeriod\":5,\"totalAllowedTimeForVerification\":60}";
        assertThat(Settings.written(Settings.read(minimal)))
                .isEqualTo(
                        "{\"providers\":[],\"minVerificationCodeSendPeriod\":5,"
                                + "\"verificationCodeCheckRateLimit\":null,\"maxVerificationFailuresBeforeUserLockout\":null,"
                                + "\"totalAllowedTimeForVerification\":60,\"enforceTwoFa\":false,\"enforcedUsersFilter\":null}");
    }

    @Test
    void writeWhenLimitsWereSetThenAsSent() throws InvalidSettings {
        String json = Settings.with("verificationCodeCheckRateLimit", "'3:900,20:3600'");
        assertThat(Settings.written(Settings.read(json))).isEqualTo(json);
    }

    @Test
    void readWhenAFieldIsUnknownThenIgnored() throws InvalidSettings {
        String json = Settings.with("useSystemTwoFactorAuthSettings", "true");
        assertThat(Settings.written(Settings.read(json))).isEqualTo(Settings.EXAMPLE);
        String provider = "{'providerType':'TOTP','issuerName':'A','qrColour':'red'}";
        assertThat(Settings.read(Settings.withProvider(provider)).providers())
                .containsExactly(new FactorSettings.Totp("A"));
    }

    @Test
    void readWhenAKindStandsTwiceThenBothAreKeptAndTheFirstCounts() throws InvalidSettings {
        String json = Settings.with(
                "providers",
                "[{'providerType':'TOTP','issuerName':'A'},{'providerType':'EMAIL','verificationCodeLifetime':1},"
                        + "{'providerType':'TOTP','issuerName':'B'}]");
        PlatformTwoFaSettings settings = Settings.read(json);
        assertThat(Settings.written(settings)).isEqualTo(json);
        assertThat(settings.offered()).containsExactly(Factor.TOTP, Factor.EMAIL);
        assertThat(settings.of(FactorSettings.Totp.class)).contains(new FactorSettings.Totp("A"));
    }

    @Test
    void writeWhenDefaultsThenTheyCanBeReadBack() throws InvalidSettings {
        PlatformTwoFaSettings defaults = PlatformTwoFaSettings.defaults("Sallyport");
        assertThat(Settings.read(Settings.written(defaults))).isEqualTo(defaults);
        PlatformTwoFaSettings enforced = defaults.enforcedForAll();
        assertThat(Settings.read(Settings.written(enforced))).isEqualTo(enforced);
    }

    /** Said on purpose, unlike an absent one: the words are those of the message bundle. */
    @Test
    void readWhenTheTemplateIsNullThenThereIsNoneAndItStaysNull() throws InvalidSettings {
        PlatformTwoFaSettings settings = Settings.read(Settings.withProvider("{\"providerType\":\"SMS\","
                + "\"verificationCodeLifetime\":120,\"smsVerificationMessageTemplate\":null}"));
        assertThat(settings.of(FactorSettings.Sms.class))
                .contains(new FactorSettings.Sms(Optional.empty(), Duration.ofMinutes(2)));
        assertThat(SettingsWriter.write(settings).at("/providers/0/smsVerificationMessageTemplate"))
                .isEqualTo(NullNode.getInstance());
    }
}
