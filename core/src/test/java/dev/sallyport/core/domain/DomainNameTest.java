package dev.sallyport.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of thingsboard-behaviour §11.2. */
class DomainNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my.test.domain",
                "example.com",
                "a",
                "1234",
                "a.c",
                "foo.x",
                "127.0.0.1",
                "192.168.1.10",
                "localhost",
                "localhost:8080",
                "xn--80ak6aa92e.com",
                "_dmarc.a.com",
                "-a.com",
                "a-.com"
            })
    void isValidWhenThingsBoardTakesItThenTrue(String name) {
        assertThat(DomainName.isValid(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "Example.com",
                "A.com",
                "example.com:8080",
                "a.com:443",
                "localhost:123456",
                "localhost:",
                "a_b.com",
                "ü.de",
                "a..b",
                "a.b.",
                "*.a.com",
                "http://a.com",
                "a.com/x",
                "a b.com",
                "a.com\n"
            })
    void isValidWhenThingsBoardRefusesItThenFalse(String name) {
        assertThat(DomainName.isValid(name)).isFalse();
    }

    @Test
    void isValidWhenALabelIsTooLongThenFalse() {
        assertThat(DomainName.isValid("a".repeat(62) + ".com")).isTrue();
        assertThat(DomainName.isValid("a".repeat(63) + ".com")).isFalse();
        assertThat(DomainName.isValid("a." + "1".repeat(61))).isTrue();
        assertThat(DomainName.isValid("a." + "1".repeat(62))).isFalse();
    }

    /** Labels that could be parted in many ways, and an end that fits none of them. */
    @ParameterizedTest
    @ValueSource(strings = {"a", "-", "a-", "a.", "xn--", "xn--a.", "_a."})
    void isValidWhenTheNameIsMadeToBeSlowThenStillQuick(String piece) {
        assertTimeoutPreemptively(Duration.ofSeconds(1), () -> {
            String longest = piece.repeat(DomainName.LONGEST).substring(0, DomainName.LONGEST - 1) + "!";
            assertThat(DomainName.isValid(longest)).isFalse();
            assertThat(DomainName.isValid(piece.repeat(10_000))).isFalse();
        });
    }
}
