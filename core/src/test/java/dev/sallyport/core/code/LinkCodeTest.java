package dev.sallyport.core.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkCodeTest {

    @Test
    void randomWhenCalledThenThirtyLettersAndDigitsAndNeverTheSame() {
        assertThat(Stream.generate(LinkCode::random).limit(1000))
                .allMatch(code -> code.matches("[A-Za-z0-9]{30}"))
                .doesNotHaveDuplicates();
    }

    /** FIPS 180-2, appendix B.1. */
    @Test
    void hashWhenOfAKnownTextThenThatOfTheStandard() {
        assertThat(LinkCode.hash("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
