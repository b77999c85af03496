package dev.sallyport.rest.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.keycloak.PasswordRule;
import dev.sallyport.rest.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecuritySettingsTest {

    private static final String FULL = "{\"passwordPolicy\":{\"minimumLength\":6,\"maximumLength\":72,"
            + "\"minimumUppercaseLetters\":null,\"minimumLowercaseLetters\":0,\"minimumDigits\":-2,"
            + "\"minimumSpecialCharacters\":1,\"allowWhitespaces\":true,\"forceUserToResetPasswordIfNotValid\":true,"
            + "\"passwordExpirationPeriodDays\":null,\"passwordReuseFrequencyDays\":null},"
            + "\"maxFailedLoginAttempts\":-1,\"userLockoutNotificationEmail\":\"a@b.example\","
            + "\"mobileSecretKeyLength\":64,\"userActivationTokenTtl\":24,\"passwordResetTokenTtl\":1}";

    @Test
    void toJsonWhenReadThenTheSameInTheSameOrder() {
        assertThat(SecuritySettings.read(Json.object(FULL)).toJson()).hasToString(FULL);
    }

    @Test
    void readWhenNotPositiveThenNoRule() {
        SecuritySettings settings = SecuritySettings.read(Json.object(FULL));
        assertThat(settings.limit()).isEmpty();
        assertThat(settings.passwords().rule(PasswordRule.UPPERCASE)).isEmpty();
        assertThat(settings.passwords().rule(PasswordRule.LOWERCASE)).isEmpty();
        assertThat(settings.passwords().rule(PasswordRule.DIGITS)).isEmpty();
        assertThat(settings.passwords().rule(PasswordRule.SPECIAL)).contains(1);
    }

    @Test
    void readWhenMembersAreLeftOutThenThingsBoardsDefaults() {
        SecuritySettings settings = SecuritySettings.read(Json.object("{\"passwordPolicy\":{\"minimumLength\":6},"
                + "\"userActivationTokenTtl\":2,\"passwordResetTokenTtl\":3,\"unknown\":true}"));
        assertThat(settings.passwords().allowWhitespaces()).isTrue();
        assertThat(settings.passwords().forceReset()).isFalse();
        assertThat(settings.maxFailedLogins()).isEmpty();
        assertThat(settings.notificationEmail()).isEmpty();
        assertThat(settings.mobileSecretKeyLength()).isEqualTo(64);
    }

    @Test
    void readWhenNothingIsThereThenEveryFieldThatMustBe() {
        assertThatThrownBy(() -> SecuritySettings.read(Json.object("{}")))
                .hasMessage("Validation error: passwordPolicy must not be null, passwordResetTokenTtl must not be null,"
                        + " userActivationTokenTtl must not be null");
    }

    @ParameterizedTest
    @CsvSource({"5,6,false", "6,6,true", "0,6,true", "-1,6,true"})
    void readWhenTheMostIsLessThanTheLeastThenRefused(int most, int least, boolean accepted) {
        ObjectNode body = Json.object(FULL);
        body.withObject("/passwordPolicy").put("maximumLength", most).put("minimumLength", least);
        if (accepted) {
            assertThat(SecuritySettings.read(body).toJson()).isEqualTo(body);
        } else {
            assertThatThrownBy(() -> SecuritySettings.read(body))
                    .hasMessage("Validation error: maximumLength must be greater than or equal to minimumLength");
        }
    }

    @Test
    void readWhenTheAddressIsBlankThenNone() {
        ObjectNode body = Json.object(FULL).put("userLockoutNotificationEmail", "  ");
        assertThat(SecuritySettings.read(body).notificationEmail()).isEmpty();
    }

    @Test
    void toStringWhenThereIsAnAddressThenNotInIt() {
        SecuritySettings settings = SecuritySettings.read(Json.object(FULL));
        assertThat(settings.toString()).doesNotContain("b.example").contains("***");
        assertThat(settings.toEvent().toString()).doesNotContain("b.example");
    }
}
