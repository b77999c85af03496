package dev.sallyport.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsDeliveryTest {

    private static final String DOMAIN = "@mail.example";

    @ParameterizedTest
    @ValueSource(strings = {"ann@mail.example", "Ann.B_c%d+e-f@sub-1.mail.example"})
    void plainWhenOrdinaryThenTheAddress(String email) {
        assertThat(SmsDelivery.plain(email)).isEqualTo(email);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "ann",
                "\"You won: https://x.example\"@mail.example",
                "ann@mail.example\n",
                "ann@mail@example",
                "${code}@mail.example",
                "anné@mail.example",
                "ann/b@mail.example",
                "ann@[10.0.0.1]"
            })
    void plainWhenItCouldBeATextThenNone(String email) {
        assertThat(SmsDelivery.plain(email)).isEmpty();
    }

    @Test
    void plainWhenLongerThan64ThenNone() {
        String longest = "a".repeat(64 - DOMAIN.length()) + DOMAIN;
        assertThat(SmsDelivery.plain(longest)).isEqualTo(longest);
        assertThat(SmsDelivery.plain("a" + longest)).isEmpty();
    }
}
