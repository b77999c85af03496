package dev.sallyport.core.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpPatienceTest {

    @Test
    void cutWhenNothingIsSetThenOurs() {
        assertThat(SmtpPatience.cut(Map.of("host", "mail.example")))
                .isEqualTo(Map.of(
                        "host",
                        "mail.example",
                        "connectionTimeout",
                        "3000",
                        "timeout",
                        "5000",
                        "writeTimeout",
                        "5000"));
    }

    @ParameterizedTest
    @CsvSource({"1000,1000", "5000,5000", "60000,5000", "0,5000", "-1,5000", "soon,5000", "99999999999,5000"})
    void cutWhenTheRealmHasItsOwnThenTheSmaller(String own, String cut) {
        assertThat(SmtpPatience.cut(Map.of("timeout", own))).containsEntry("timeout", cut);
    }
}
