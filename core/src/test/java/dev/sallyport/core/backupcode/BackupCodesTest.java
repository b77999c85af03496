package dev.sallyport.core.backupcode;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupCodesTest {

    /** https://www.crockford.com/base32.html */
    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 1000})
    void generateWhenAskedForSoManyThenSoManyDifferentOnes(int quantity) {
        assertThat(BackupCodes.generate(quantity))
                .hasSize(quantity)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[" + CROCKFORD + "]{8}"))
                .allMatch(BackupCodes::isCode)
                .allMatch(code -> BackupCodes.asMeant(code).equals(code));
    }

    @Test
    void generateWhenManyAreMadeThenEveryCharacterOfTheAlphabetOccursAtEveryPlace() {
        List<String> codes = BackupCodes.generate(2000);
        for (int i = 0; i < 8; i++) {
            int place = i;
            assertThat(codes.stream().map(code -> code.charAt(place)).collect(Collectors.toSet()))
                    .hasSize(CROCKFORD.length());
        }
    }

    @Test
    void generateWhenCalledAgainThenOtherCodes() {
        assertThat(BackupCodes.generate(100)).doesNotContainAnyElementsOf(BackupCodes.generate(100));
    }

    /** thingsboard-behaviour §7.6: eight lower-case hexadecimal digits. */
    @ParameterizedTest
    @ValueSource(strings = {"7b37ed15", "00000000", "ffffffff", "12345678", "abcdefgh", "jkmnpqrs", "tvwxyz00"})
    void isCodeWhenEightOfTheAlphabetThenTrue(String text) {
        assertThat(BackupCodes.isCode(text)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "7b37ed1",
                "7b37ed155",
                "7B37ED15",
                "7b37-ed1",
                "7b37 ed1",
                " 7b37ed1",
                "7b37ed15\n",
                "7b37edi5",
                "7b37edl5",
                "7b37edo5",
                "7b37edu5",
                "7b37ed1٥",
                "7b37edé5"
            })
    void isCodeWhenAnythingElseThenFalse(String text) {
        assertThat(BackupCodes.isCode(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "7b37ed15, 7b37ed15",
        "7B37ED15, 7b37ed15",
        "'  7b37 ed15 ', 7b37ed15",
        "7b37-ed15, 7b37ed15",
        "'7\tb\n3', 7b3",
        "OoIiLl, 001111",
        "u, u",
        "'', ''"
    })
    void asMeantWhenTypedByAPersonThenCrockfordsDecodingRule(String typed, String meant) {
        assertThat(BackupCodes.asMeant(typed)).isEqualTo(meant);
    }
}
