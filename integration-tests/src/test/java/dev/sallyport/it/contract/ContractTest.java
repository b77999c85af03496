package dev.sallyport.it.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples are those of ThingsBoard's behaviour sheet. */
class ContractTest {

    private static final String JSON = "application/json";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST /api/auth/login | {"token":"t","refreshToken":"r"}
            POST /api/auth/login | {"token":"t","scope":"PRE_VERIFICATION_TOKEN"}
            GET /api/auth/2fa/providers | [{"type":"TOTP","default":true,"contact":null,"minVerificationCodeSendPeriod":30}]
            GET /api/2fa/providers | ["TOTP","BACKUP_CODE"]
            GET /api/2fa/account/settings | {"configs":{"TOTP":{"providerType":"TOTP","useByDefault":true,"authUrl":"otpauth://totp/A:b@c?issuer=A&secret=ABC"},"BACKUP_CODE":{"providerType":"BACKUP_CODE","useByDefault":false,"codes":null,"codesLeft":10}}}
            GET /api/2fa/account/settings | {"configs":{}}
            GET /api/2fa/account/settings | ``
            POST /api/2fa/account/config/generate?providerType=SMS | {"providerType":"SMS","useByDefault":false,"phoneNumber":null}
            POST /api/2fa/settings | {"providers":[{"providerType":"TOTP","issuerName":"T"},{"providerType":"BACKUP_CODE","codesQuantity":10}],"minVerificationCodeSendPeriod":30,"verificationCodeCheckRateLimit":null,"maxVerificationFailuresBeforeUserLockout":30,"totalAllowedTimeForVerification":3600,"enforceTwoFa":true,"enforcedUsersFilter":{"type":"TENANT_ADMINISTRATORS","tenantsIds":["aaee39b0-e62a-11f1-8849-3f708e255e40"],"tenantProfilesIds":null}}
            GET /api/auth/user | {"id":{"entityType":"USER","id":"aaee39b0-e62a-11f1-8849-3f708e255e40"},"createdTime":1795320637902,"tenantId":{"entityType":"TENANT","id":"13814000-1dd2-11b2-8080-808080808080"},"customerId":{"entityType":"CUSTOMER","id":"13814000-1dd2-11b2-8080-808080808080"},"email":"tenant@thingsboard.org","authority":"TENANT_ADMIN","firstName":null,"lastName":null,"phone":null,"version":1,"name":"tenant@thingsboard.org","additionalInfo":null}
            GET /api/noauth/userPasswordPolicy | {"minimumLength":6,"maximumLength":72,"minimumUppercaseLetters":null,"minimumLowercaseLetters":null,"minimumDigits":null,"minimumSpecialCharacters":null,"allowWhitespaces":true,"forceUserToResetPasswordIfNotValid":false,"passwordExpirationPeriodDays":null,"passwordReuseFrequencyDays":null}
            POST /api/auth/logout | ``
            """)
    void whatThingsBoardSendsIsAccepted(String request, String body) {
        assertThatCode(() -> check(request, 200, body)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            POST /api/auth/login | {"refreshToken":"r"}
            POST /api/auth/login | {"token":"t","refresh_token":"r"}
            POST /api/auth/login | {"token":"t","scope":"SYS_ADMIN"}
            POST /api/auth/logout | {}
            GET /api/auth/2fa/providers | [{"type":"OTP","default":true}]
            GET /api/2fa/account/settings | {"configs":{"TOTP":{"providerType":"TOTP","useByDefault":true}}}
            GET /api/2fa/account/settings | {"configs":{"TOTP":{"providerType":"BACKUP_CODE","codesLeft":"3"}}}
            GET /api/auth/user | {"id":"aaee39b0-e62a-11f1-8849-3f708e255e40","email":"a@b","authority":"SYS_ADMIN"}
            GET /api/auth/user | ``
            """)
    void whatItNeverSendsIsRefused(String request, String body) {
        assertThatThrownBy(() -> check(request, 200, body)).isInstanceOf(AssertionError.class);
    }

    @Test
    void anErrorHasItsFourFieldsAndTheRightStatus() {
        String error = "{\"status\":401,\"message\":\"m\",\"errorCode\":10,\"timestamp\":1}";
        assertThatCode(() -> check("GET /api/nowhere", 401, error)).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("GET /api/nowhere", 400, error)).hasMessageContaining("status in the body");
        assertThatThrownBy(() -> check("GET /api/nowhere", 404, "{\"error\":\"x\"}"))
                .hasMessageContaining("ThingsboardErrorResponse");
    }

    @Test
    void theFileHasAllOperations() {
        assertThat(Contract.instance().file().operations()).hasSize(53);
    }

    private static void check(String request, int status, String body) {
        String[] parts = request.split(" ", 2);
        Contract.instance().check(parts[0], parts[1], status, JSON, body == null ? "" : body);
    }
}
