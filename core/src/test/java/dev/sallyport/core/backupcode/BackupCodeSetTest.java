package dev.sallyport.core.backupcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.code.CodeHash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupCodeSetTest {

    private final CodeHash hash = new CodeHash(new byte[32]);
    private final List<String> codes = BackupCodes.generate(10);
    private final BackupCodeSet set = BackupCodeSet.of(codes, hash);

    @Test
    void indexOfWhenACodeOfTheSetThenItsPlaceInAnyOrder() {
        for (int i = codes.size() - 1; i >= 0; i--) {
            assertThat(set.indexOf(codes.get(i), hash)).hasValue(i);
        }
    }

    @Test
    void indexOfWhenACodeOfAnotherSetThenEmpty() {
        assertThat(BackupCodes.generate(1000))
                .filteredOn(code -> !codes.contains(code))
                .allMatch(code -> set.indexOf(code, hash).isEmpty());
    }

    @Test
    void indexOfWhenAnotherKeyThenEmpty() {
        assertThat(set.indexOf(codes.get(0), hash.derive("another purpose"))).isEmpty();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"1", "7b37ed155", "ILOU0000"})
    void indexOfWhenNoCodeAtAllThenEmpty(String text) {
        assertThat(set.indexOf(text, hash)).isEmpty();
    }

    /** To the letter: what a person may have meant is for the page to say. */
    @Test
    void indexOfWhenWrittenInCapitalsThenEmpty() {
        BackupCodeSet hex = BackupCodeSet.of(List.of("7b37ed15"), hash);
        assertThat(hex.indexOf("7b37ed15", hash)).hasValue(0);
        assertThat(hex.indexOf("7B37ED15", hash)).isEmpty();
    }

    @Test
    void ofWhenTheSameCodesTwiceThenSaltAndHashesDiffer() {
        BackupCodeSet again = BackupCodeSet.of(codes, hash);
        assertThat(again.salt()).matches("[0-9a-f]{32}").isNotEqualTo(set.salt());
        assertThat(again.hashes()).hasSize(10).doesNotContainAnyElementsOf(set.hashes());
    }

    @Test
    void toStringWhenCalledThenSaltAndHashesAreHidden() {
        assertThat(set).hasToString("BackupCodeSet[***]");
    }

    @Test
    void hashesWhenTheListGivenChangesThenTheSetDoesNot() {
        List<String> mutable = new ArrayList<>(Arrays.asList("a", "b"));
        BackupCodeSet copied = new BackupCodeSet("salt", mutable);
        mutable.clear();
        assertThat(copied.hashes()).containsExactly("a", "b");
    }
}
