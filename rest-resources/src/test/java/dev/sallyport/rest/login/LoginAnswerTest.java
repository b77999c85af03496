package dev.sallyport.rest.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.keycloak.TokenPair;
import dev.sallyport.core.ticket.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** thingsboard-behaviour §3.1: absent members are left out. */
class LoginAnswerTest {

    @Test
    void toJsonWhenCompleteThenAPairWithoutScope() {
        assertThat(LoginAnswer.of(new TokenPair("a.b.c", "d.e.f")).toJson())
                .hasToString("{\"token\":\"a.b.c\",\"refreshToken\":\"d.e.f\"}");
    }

    @ParameterizedTest
    @EnumSource
    void toJsonWhenThereIsASecondDoorThenTicketAndScope(Ticket.Purpose purpose) {
        assertThat(new LoginAnswer.SecondDoor("a.b.c", purpose).toJson())
                .hasToString("{\"token\":\"a.b.c\",\"scope\":\"" + purpose + "\"}");
    }

    @ParameterizedTest
    @EnumSource
    void toStringWhenCalledThenTheTokensAreHidden(Ticket.Purpose purpose) {
        assertThat(new LoginAnswer.SecondDoor("a.b.c", purpose)).hasToString("SecondDoor[***]");
        assertThat(LoginAnswer.of(new TokenPair("a.b.c", "d.e.f")).toString())
                .doesNotContain("a.b.c")
                .doesNotContain("d.e.f");
    }
}
