package dev.sallyport.authenticators.oauth2client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostedNameTest {

    private static ObjectNode said() {
        return JsonNodeFactory.instance.objectNode().put("sub", "1");
    }

    @Test
    void addToWhenPostedThenNamesAndNothingElse() {
        String user = "{\"name\":{\"firstName\":\"Ann\",\"lastName\":\"Lee\",\"email\":\"root@acme.example\","
                + "\"sub\":\"2\"},\"email\":\"root@acme.example\"}";
        assertThat(PostedName.of(user).addTo(said()))
                .isEqualTo(said().put("firstName", "Ann").put("lastName", "Lee"));
    }

    @Test
    void addToWhenProviderSaysItThenNotPosted() {
        ObjectNode signed = said().put("firstName", "Ann");
        assertThat(PostedName.of("{\"name\":{\"firstName\":\"Bob\"}}").addTo(signed))
                .isEqualTo(said().put("firstName", "Ann"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "{", "[]", "1", "{\"name\":\"Ann\"}", "{\"name\":{\"firstName\":{\"email\":\"a\"}}}"})
    void addToWhenOddThenNothing(String user) {
        assertThat(PostedName.of(user).addTo(said())).isEqualTo(said());
    }
}
