package dev.sallyport.core.totp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OtpAuthUriTest {

    private static final TotpSecret SECRET = new TotpSecret("PYCFYA7UBDH7UR4PCO44ILIFRCPD7ON4");

    /** thingsboard-behaviour §7.6. */
    @Nested
    class GivenThingsBoardsSpelling {

        @Test
        void textWhenIssuerHasABlankThenPercent20InThePathAndPlusInTheQuery() {
            assertThat(new OtpAuthUri("TB 2FA", "u@x.io", SECRET).text())
                    .isEqualTo("otpauth://totp/TB%202FA:u@x.io?issuer=TB+2FA&secret=PYCFYA7UBDH7UR4PCO44ILIFRCPD7ON4");
        }

        @Test
        void textWhenIssuerHasParenthesesThenKeptInThePathAndEncodedInTheQuery() {
            assertThat(new OtpAuthUri("ThingsBoard (Tenant)", "tenant@thingsboard.org", SECRET).text())
                    .isEqualTo("otpauth://totp/ThingsBoard%20(Tenant):tenant@thingsboard.org"
                            + "?issuer=ThingsBoard+%28Tenant%29&secret=PYCFYA7UBDH7UR4PCO44ILIFRCPD7ON4");
        }

        @ParameterizedTest
        @CsvSource({
            "a/b, a%2Fb, a%2Fb",
            "a?b, a%3Fb, a%3Fb",
            "a#b, a%23b, a%23b",
            "a%b, a%25b, a%25b",
            "a+b, a+b, a%2Bb",
            "a&b, a&b, a%26b",
            "a:b, a:b, a%3Ab",
            "a@b, a@b, a%40b",
            "Größe, Gr%C3%B6%C3%9Fe, Gr%C3%B6%C3%9Fe",
            "東, %E6%9D%B1, %E6%9D%B1",
            "a\"b, a%22b, a%22b"
        })
        void textWhenIssuerNeedsEncodingThenEachPartAfterItsOwnRules(String issuer, String path, String query) {
            assertThat(new OtpAuthUri(issuer, "u@x.io", SECRET).text())
                    .isEqualTo("otpauth://totp/" + path + ":u@x.io?issuer=" + query + "&secret=" + SECRET.base32());
        }
    }

    @Nested
    class GivenTextFromAClient {

        @Test
        void secretInWhenWeWroteItThenTheSecret() {
            Random random = new Random(7);
            for (int round = 0; round < 1000; round++) {
                TotpSecret secret = TotpSecret.random();
                String text = new OtpAuthUri(printable(random), printable(random), secret).text();
                assertThat(OtpAuthUri.isWellFormed(text)).as(text).isTrue();
                assertThat(OtpAuthUri.secretIn(text)).as(text).contains(secret);
            }
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "PYCFYA7UBDH7UR4PCO44ILIFRCPD7ON4",
                    "https://totp/a:b?issuer=a&secret=ABCD",
                    "otpauth://hotp/a:b?issuer=a&secret=ABCD",
                    "OTPAUTH://totp/a:b?issuer=a&secret=ABCD",
                    "otpauth://totp/a?issuer=a&secret=ABCD",
                    "otpauth://totp/:b?issuer=a&secret=ABCD",
                    "otpauth://totp/a:b?secret=ABCD&issuer=a",
                    "otpauth://totp/a:b?issuer=&secret=ABCD",
                    "otpauth://totp/a:b?issuer=a&secret=",
                    "otpauth://totp/a:b?issuer=a&secret=AB CD",
                    "otpauth://totp/a:b?issuer=a b&secret=ABCD",
                    "otpauth://totp/a:b?issuer=a&secret=ABCD&digits=8",
                    " otpauth://totp/a:b?issuer=a&secret=ABCD",
                    "otpauth://totp/a:b?issuer=a&secret=ABCD\n"
                })
        void isWellFormedWhenOfAnotherShapeThenFalse(String text) {
            assertThat(OtpAuthUri.isWellFormed(text)).isFalse();
            assertThat(OtpAuthUri.secretIn(text)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"abcd", "A1", "AB_CD", "0"})
        void secretInWhenNoAppCouldUseItThenEmptyThoughWellFormed(String secret) {
            String text = "otpauth://totp/a:b?issuer=a&secret=" + secret;
            assertThat(OtpAuthUri.isWellFormed(text)).isTrue();
            assertThat(OtpAuthUri.secretIn(text)).isEmpty();
        }
    }

    @Test
    void toStringWhenCalledThenTheSecretIsHidden() {
        assertThat(new OtpAuthUri("ThingsBoard", "u@x.io", SECRET)).hasToString("OtpAuthUri[ThingsBoard, ***]");
    }

    private static String printable(Random random) {
        return random.ints(1 + random.nextInt(20), ' ', 0x2ff)
                .mapToObj(Character::toString)
                .reduce("x", String::concat);
    }
}
