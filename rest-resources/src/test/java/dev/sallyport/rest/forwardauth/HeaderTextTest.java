package dev.sallyport.rest.forwardauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTextTest {

    @ParameterizedTest
    @CsvSource({
        "ann+x@example.com, ann+x@example.com",
        "j\u00f6rg@example.com, j%C3%B6rg@example.com",
        "100%, 100%25",
        "'a b', a%20b",
        "'a\r\nX-Sallyport-Authority: SYS_ADMIN', a%0D%0AX-Sallyport-Authority:%20SYS_ADMIN"
    })
    void ofWhenTextIsNotVisibleAsciiThenPercentEncoded(String text, String header) {
        assertThat(HeaderText.of(text)).isEqualTo(header);
    }
}
