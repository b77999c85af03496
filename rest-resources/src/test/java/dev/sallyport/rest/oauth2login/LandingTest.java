package dev.sallyport.rest.oauth2login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandingTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/dashboards", "/home?tab=1&x=%20y", "/a/b-c_d.e~f", "/x@y"})
    void pathWhenOnThisHostThenItself(String wished) {
        assertThat(Landing.path(wished)).isEqualTo(wished);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dashboards",
                "@evil.example",
                ".evil.example",
                ":8080",
                "//evil.example",
                "/\\evil.example",
                "\\/evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/x#fragment",
                "/x\r\nSet-Cookie: a=b",
                "/x\ny",
                "/x y",
                "/ü"
            })
    void pathWhenAnythingElseThenTheRoot(String wished) {
        assertThat(Landing.path(wished)).isEqualTo("/");
    }

    @Test
    void pathWhenNoneOrTooLongThenTheRoot() {
        assertThat(Landing.path(null)).isEqualTo("/");
        assertThat(Landing.path("/" + "x".repeat(1001))).isEqualTo("/");
    }
}
