package dev.sallyport.rest.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.rest.http.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JwtSettingsTest {

    private static final String FULL = "{\"tokenExpirationTime\":9000,\"refreshTokenExpTime\":604800,"
            + "\"tokenIssuer\":\"https://id.example\",\"tokenSigningKey\":null}";

    @Test
    void toJsonWhenReadThenTheSame() {
        assertThat(JwtSettings.read(Json.object(FULL)).toJson()).hasToString(FULL);
    }

    /** thingsboard-behaviour §2.3, in its order. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            `"https://id.example"` | `" "` | JWT token issuer should be specified!
            604800 | 899 | JWT refresh token expiration time should be at least 15 minutes!
            604800 | null | JWT refresh token expiration time should be at least 15 minutes!
            9000 | 59 | JWT token expiration time should be at least 1 minute!
            9000 | null | JWT token expiration time should be at least 1 minute!
            9000 | 604800 | JWT token expiration time should greater than JWT refresh token expiration time!
            9000 | 1.5 | Validation error: tokenExpirationTime must be a whole number
            null | "" | JWT token signing key should be specified!
            null | "a2V5" | Validation error: tokenSigningKey is the realm's own and cannot be set
            """)
    void readWhenARuleIsBrokenThenThingsBoardsWords(String text, String instead, String message) {
        String body = FULL.replace(text, instead);
        assertThat(body).isNotEqualTo(FULL);
        assertThatThrownBy(() -> JwtSettings.read(Json.object(body))).hasMessage(message);
    }

    @Test
    void requireIssuerWhenItIsAnotherThenRefused() {
        JwtSettings settings = JwtSettings.read(Json.object(FULL));
        assertThat(settings.requireIssuer("https://id.example")).isSameAs(settings);
        assertThatThrownBy(() -> settings.requireIssuer("https://other.example"))
                .hasMessage("Validation error: tokenIssuer is the realm's own and cannot be changed");
    }
}
