package dev.sallyport.rest.twofactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.rest.error.ApiException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages of thingsboard-behaviour §7.7. */
class AccountConfigTest {

    private static final String AUTH_URL = "otpauth://totp/TB:u@x.io?issuer=TB&secret=PYCFYA7UBDH7UR4PCO44ILIFRCPD7ON4";

    @Test
    void readWhenTotpThenItsUrl() {
        assertThat(read("{'providerType':'TOTP','useByDefault':true,'authUrl':'" + AUTH_URL + "'}"))
                .isEqualTo(new AccountConfig(Factor.TOTP, true, AUTH_URL, List.of(), Optional.empty()));
    }

    @Test
    void readWhenBackupCodesThenTheseAndNotTheDefault() {
        assertThat(read("{'providerType':'BACKUP_CODE','codes':['7b37ed15','00000000'],'codesLeft':2}"))
                .isEqualTo(new AccountConfig(
                        Factor.BACKUP_CODE, false, "", List.of("7b37ed15", "00000000"), Optional.empty()));
    }

    @Test
    void readWhenSmsThenItsNumber() {
        assertThat(read("{'providerType':'SMS','phoneNumber':'+38012312312'}").destination())
                .contains(new Destination(Channel.SMS, "+38012312312"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"u@x.io", "x@localhost", "long.name+tag@thingsboard.org"})
    void readWhenEmailThenItsAddress(String address) {
        assertThat(read("{'providerType':'EMAIL','email':'" + address + "'}").destination())
                .contains(new Destination(Channel.EMAIL, address));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'providerType':'TOTP'} | authUrl must not be blank",
                "{'providerType':'TOTP','authUrl':null} | authUrl must not be blank",
                "{'providerType':'TOTP','authUrl':' '} | authUrl must not be blank",
                "{'providerType':'TOTP','authUrl':'otpauth://hotp/a:b?issuer=a&secret=AA'} | authUrl is invalid",
                "{'providerType':'BACKUP_CODE'} | codes must not be empty",
                "{'providerType':'BACKUP_CODE','codes':null} | codes must not be empty",
                "{'providerType':'BACKUP_CODE','codes':[]} | codes must not be empty",
                "{'providerType':'BACKUP_CODE','codes':'7b37ed15'} | codes must not be empty",
                "{'providerType':'BACKUP_CODE','codes':{'a':'7b37ed15'}} | codes must not be empty"
            })
    void readWhenAMemberIsInvalidThenThingsBoardsMessage(String body, String message) {
        assertRefused(body, "Validation error: " + message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'providerType':null}", "{'providerType':'totp'}", "{'providerType':'null'}"})
    void readWhenTheTypeIsUnknownThenTheKnownOnesAreNamed(String body) {
        assertRefused(body, "JSON parse error: providerType must be one of TOTP, SMS, EMAIL, BACKUP_CODE");
    }

    @Test
    void toStringWhenCalledThenSecretAndCodesAreHidden() {
        assertThat(read("{'providerType':'TOTP','authUrl':'" + AUTH_URL + "'}"))
                .hasToString("AccountConfig[TOTP, ***]");
    }

    private static void assertRefused(String body, String message) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> read(body))
                .withMessage(message);
    }

    private static AccountConfig read(String singleQuoted) {
        return AccountConfig.read(singleQuoted.replace('\'', '"'));
    }
}
