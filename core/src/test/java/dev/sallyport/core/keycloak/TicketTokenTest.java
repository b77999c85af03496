package dev.sallyport.core.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.keycloak.TokenCategory;
import org.keycloak.util.JsonSerialization;

class TicketTokenTest {

    /** thingsboard-behaviour §2.2. */
    @Test
    void writeWhenGrantedThenTheClaimsThatClientsRead() throws IOException {
        TicketToken token = new TicketToken()
                .grant("u-1", "PRE_VERIFICATION_TOKEN", "t-1", "c-1")
                .session("s-1");
        JsonNode json = JsonSerialization.mapper.readTree(JsonSerialization.writeValueAsString(token));
        assertThat(json.path("userId").asText()).isEqualTo("u-1");
        assertThat(json.path("scopes")).hasToString("[\"PRE_VERIFICATION_TOKEN\"]");
        assertThat(json.path("sessionId").asText()).isEqualTo("s-1");
        assertThat(json.path("tenantId").asText()).isEqualTo("t-1");
        assertThat(json.path("customerId").asText()).isEqualTo("c-1");
    }

    @Test
    void readWhenWrittenThenTheSame() throws IOException {
        TicketToken token = new TicketToken()
                .grant("u-1", "MFA_CONFIGURATION_TOKEN", "t-1", "c-1")
                .session("s-1");
        TicketToken read = JsonSerialization.readValue(JsonSerialization.writeValueAsString(token), TicketToken.class);
        assertThat(read).usingRecursiveComparison().isEqualTo(token);
    }

    @Test
    void scopesWhenTheTokenIsSomebodyElsesThenEmpty() {
        assertThat(new TicketToken().scopes()).isEmpty();
    }

    @Test
    void categoryWhenAskedThenTheRealmsOwnKeySignsIt() {
        assertThat(new TicketToken().getCategory()).isEqualTo(TokenCategory.INTERNAL);
    }

    @Test
    void toStringWhenAPairThenNoTokenInIt() {
        assertThat(new TokenPair("a.b.c", "d.e.f")).hasToString("TokenPair[***]");
    }
}
