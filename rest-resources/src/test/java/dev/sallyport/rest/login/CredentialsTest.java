package dev.sallyport.rest.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sallyport.rest.error.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a login's body, ThingsBoard answers the same (thingsboard-behaviour §3.1). */
class CredentialsTest {

    @Test
    void readWhenNameAndPasswordThenBoth() {
        assertThat(Credentials.read("{\"username\":\"u@x.io\",\"password\":\"pw\"}"))
                .isEqualTo(new Credentials("u@x.io", "pw"));
    }

    @Test
    void readWhenThePasswordIsBlankThenCheckedLikeAnyOther() {
        assertThat(Credentials.read("{\"password\":\"   \",\"username\":\" u@x.io \"}"))
                .isEqualTo(new Credentials(" u@x.io ", "   "));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{}",
                "username=u&password=p",
                "{\"username\":\"u\"}",
                "{\"password\":\"p\"}",
                "{\"username\":\"\",\"password\":\"p\"}",
                "{\"username\":\"  \",\"password\":\"p\"}",
                "{\"username\":\"u\",\"password\":\"\"}",
                "{\"username\":\"u\",\"password\":null}",
                "{\"username\":null,\"password\":\"p\"}",
                "{\"username\":1,\"password\":\"p\"}",
                "{\"username\":\"u\",\"password\":[\"p\"]}",
                "{\"username\":\"u\",\"password\":\"p\",\"more\":\"x\"}",
                "{\"username\":\"u\",\"password\":\"p\",\"password\":\"q\"}",
                "{\"username\":\"u\",\"password\":\"p\"} x",
                "{\"username\":\"u\",\"password\":"
            })
    void readWhenAnythingElseThenAuthenticationFailed(String body) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(() -> Credentials.read(body))
                .withMessage("Authentication failed")
                .withNoCause();
    }

    @Test
    void toStringWhenCalledThenThePasswordIsHidden() {
        assertThat(new Credentials("u@x.io", "pw")).hasToString("Credentials[***]");
    }
}
