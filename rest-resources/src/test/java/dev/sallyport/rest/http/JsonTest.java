package dev.sallyport.rest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.rest.error.ApiException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Nested
    class GivenABody {

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(strings = {" ", "\n\t"})
        void objectWhenThereIsNoneThenSaid(String body) {
            assertRefused(() -> Json.object(body), "Required request body is missing");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{",
                    "{'a':1}",
                    "{\"a\":}",
                    "secret",
                    "{\"a\":1} x",
                    "{\"a\":1}{\"a\":1}",
                    "{\"a\":1,\"a\":2}",
                    "{\"a\":NaN}",
                    "{a:1}",
                    "{\"a\":1,}",
                    "{/**/}"
                })
        void objectWhenMalformedThenRefusedWithoutQuotingIt(String body) {
            assertRefused(() -> Json.object(body), "JSON parse error: the request body is not valid JSON");
        }

        @Test
        void objectWhenNestedTooDeepThenRefused() {
            String deep = "{\"a\":" + "[".repeat(100_000);
            assertRefused(() -> Json.object(deep), "JSON parse error: the request body is not valid JSON");
        }

        @ParameterizedTest
        @ValueSource(strings = {"null", "[]", "[{}]", "1", "\"x\"", "true"})
        void objectWhenAnotherKindOfJsonThenRefused(String body) {
            assertRefused(() -> Json.object(body), "JSON parse error: the request body must be a JSON object");
        }

        @Test
        void objectWhenItIsOneThenTheSame() {
            assertThat(Json.object(" {\"a\":{\"b\":[1,null]}} ")).hasToString("{\"a\":{\"b\":[1,null]}}");
        }
    }

    @Nested
    class GivenMembers {

        private final ObjectNode object =
                Json.object("{\"text\":\"x\",\"empty\":\"\",\"number\":1,\"yes\":true,\"no\":false,\"nothing\":null}");

        @Test
        void textWhenThereThenAsSent() {
            assertThat(Json.text(object, "text")).isEqualTo("x");
            assertThat(Json.text(object, "empty")).isEmpty();
        }

        @Test
        void textWhenAbsentOrNullThenNull() {
            assertThat(Json.text(object, "absent")).isNull();
            assertThat(Json.text(object, "nothing")).isNull();
        }

        @Test
        void textWhenOfAnotherTypeThenTheMessageNamesTheField() {
            assertRefused(() -> Json.text(object, "number"), "JSON parse error: number must be a string");
        }

        @Test
        void flagWhenThereThenAsSent() {
            assertThat(Json.flag(object, "yes")).isTrue();
            assertThat(Json.flag(object, "no")).isFalse();
        }

        @Test
        void flagWhenAbsentOrNullThenFalse() {
            assertThat(Json.flag(object, "absent")).isFalse();
            assertThat(Json.flag(object, "nothing")).isFalse();
        }

        @Test
        void flagWhenOfAnotherTypeThenTheMessageNamesTheField() {
            assertRefused(() -> Json.flag(object, "number"), "JSON parse error: number must be true or false");
            assertRefused(() -> Json.flag(object, "text"), "JSON parse error: text must be true or false");
        }
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatExceptionOfType(ApiException.class).isThrownBy(call::run).withMessage(message);
    }
}
