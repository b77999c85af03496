package dev.sallyport.authenticators.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.IDToken;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.util.JsonSerialization;

class AcceptedFactorsTest {

    private static final AcceptedFactors BOTH = AcceptedFactors.from(Map.of("acr", "gold##2", "amr", " mfa ## otp "));

    private static JsonWebToken token(String json) throws IOException {
        return JsonSerialization.readValue(json, JsonWebToken.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"acr\":\"gold\"}",
                "{\"acr\":\"2\",\"amr\":[\"pwd\"]}",
                "{\"amr\":[\"pwd\",\"mfa\"]}",
                "{\"amr\":\"otp\",\"acr\":\"1\"}"
            })
    void saidByWhenOneValueIsAcceptedThenTrue(String json) throws IOException {
        assertThat(BOTH.saidBy(token(json))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"acr\":\"\"}",
                "{\"acr\":\"Gold\"}",
                "{\"acr\":\"mfa\"}",
                "{\"acr\":2}",
                "{\"amr\":[]}",
                "{\"amr\":[\"gold\",\"MFA\"]}",
                "{\"amr\":[[\"mfa\"]]}",
                "{\"amr\":{\"mfa\":true}}",
                "{\"amr\":\"pwd mfa\"}",
                "{\"amr\":null,\"acr\":null}"
            })
    void saidByWhenNoValueIsAcceptedThenFalse(String json) throws IOException {
        assertThat(BOTH.saidBy(token(json))).isFalse();
    }

    @Test
    void saidByWhenTheTokenIsParsedAsIdTokenThenAcrIsRead() {
        IDToken token = new IDToken();
        assertThat(BOTH.saidBy(token)).isFalse();
        token.setAcr("gold");
        assertThat(BOTH.saidBy(token)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "' ', '##'", "'## ##', ' '"})
    void saidByWhenNothingIsFilledInThenNothingCounts(String acr, String amr) throws IOException {
        AcceptedFactors none = AcceptedFactors.from(Map.of("acr", acr, "amr", amr));
        assertThat(none).isEqualTo(AcceptedFactors.from(Map.of()));
        assertThat(none.saidBy(token("{\"acr\":\"\",\"amr\":[\"\",\"mfa\",\"##\"]}")))
                .isFalse();
    }
}
