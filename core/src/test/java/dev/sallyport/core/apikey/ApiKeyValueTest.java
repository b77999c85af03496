package dev.sallyport.core.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.code.Base62;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyValueTest {

    @Test
    void randomIsOfThePublishedPattern() {
        ApiKeyValue value = ApiKeyValue.random();
        assertThat(value.reveal()).hasSize(60).matches(ApiKeyValue.PATTERN);
        assertThat(value.reveal())
                .startsWith("tb_" + value.keyId().orElseThrow())
                .endsWith(value.lastFour());
    }

    @Test
    void randomNeverRepeats() {
        Set<String> values = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            values.add(ApiKeyValue.random().reveal());
        }
        assertThat(values).hasSize(1000);
    }

    @Test
    void aNewSecretKeepsTheKeyId() {
        ApiKeyValue value = ApiKeyValue.random("abcdEFG1");
        assertThat(value.keyId()).contains("abcdEFG1");
        assertThat(ApiKeyValue.parse(value.reveal()).orElseThrow().hash()).isEqualTo(value.hash());
    }

    @Test
    void parseWhenOneCharacterIsMistypedThenNothing() {
        String text = ApiKeyValue.random().reveal();
        for (int at = 0; at < text.length(); at++) {
            char wrong = text.charAt(at) == 'x' ? 'y' : 'x';
            String mistyped = text.substring(0, at) + wrong + text.substring(at + 1);
            assertThat(ApiKeyValue.parse(mistyped)).as(mistyped).isEmpty();
        }
    }

    /** The value in thingsboard-behaviour §6.1, and one of the length of ThingsBoard's documentation. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "tb_qjAyil8gJppsW_1Qs5uFnOGLGDWqyDTq9cteLwRRPqqlGN6nV2xaHqlmbyY5UPJ6k6KcTDC2IdVtsKxmdOd39w",
                "tb_qjAyil8gJppsW_1Qs5uFnOGLGDWqyDTq9cteLwRRPqq"
            })
    void parseTakesThingsBoardsValues(String text) {
        ApiKeyValue value = ApiKeyValue.parse(text).orElseThrow();
        assertThat(value.keyId()).isEmpty();
        assertThat(value.reveal()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tb_", "tb_short", " tb_", "TB_qjAyil8gJppsW_1Qs5uFnOGLGDWqyDTq9cteLwRRPqq"})
    void parseWhenOfNoKnownFormThenNothing(String text) {
        assertThat(ApiKeyValue.parse(text)).isEmpty();
    }

    /** SHA-256 by another program: {@code printf %s VALUE | sha256sum}. */
    @Test
    void hashIsSha256OfTheWholeValue() {
        assertThat(ApiKeyValue.parse("tb_qjAyil8gJppsW_1Qs5uFnOGLGDWqyDTq9cteLwRRPqq")
                        .orElseThrow()
                        .hash())
                .isEqualTo("948da9441b789d77f33bd6ead2d0a930ab1ade30ff63c33186e10cc5510a81dd");
    }

    @Test
    void toStringTellsNothing() {
        assertThat(ApiKeyValue.random()).hasToString("ApiKeyValue[***]");
    }

    /** The check value of CRC-32 for "123456789" is cbf43926 (ISO 3309), 3421780262, in base62 3jZRME. */
    @Test
    void crc32HasThePublishedCheckValue() {
        assertThat(Base62.crc32("123456789")).isEqualTo("3jZRME");
    }
}
