package dev.sallyport.rest.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiPathTest {

    @ParameterizedTest
    @CsvSource({
        "/realms/x/api, api",
        "/realms/x/api/, api/",
        "/realms/x/api/auth/login, api/auth/login",
        "realms/x/api/auth/login, api/auth/login",
        "/realms/x y/api/nope, api/nope",
        "/realms/x/api/api/nope, api/api/nope"
    })
    void ofWhenBelowOurResourceThenThePartThatThingsBoardKnows(String path, String text) {
        assertThat(ApiPath.of(path)).contains(new ApiPath(text));
    }

    /** A line break in a path is a path like any other. */
    @Test
    void ofWhenThePathHasALineBreakThenStillOurs() {
        assertThat(ApiPath.of("/realms/x/api/a\nb")).contains(new ApiPath("api/a\nb"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/realms/x",
                "/realms/x/",
                "/realms/x/apikeys",
                "/realms/x/API/auth/login",
                "/realms/x/account/api/auth",
                "/realms/x/y/api/auth",
                "/realms//api/auth",
                "/admin/realms/x/api",
                "/x/realms/x/api"
            })
    void ofWhenAnythingElseThenKeycloaks(String path) {
        assertThat(ApiPath.of(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"api/auth/login", "api/auth/token", "api/noauth/signup", "api/noauth/", "api/apiKey/revoke"})
    void isOpenWhenNoTokenIsNeededThenTrue(String text) {
        assertThat(new ApiPath(text).isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "api",
                "api/auth/user",
                "api/auth/login/",
                "api/auth/login/public",
                "api/auth/token/x",
                "api/noauth",
                "api/noauthx/y",
                "api/2fa/noauth/x",
                "api/apiKey",
                "api/apiKey/revoke/x"
            })
    void isOpenWhenATokenIsNeededThenFalse(String text) {
        assertThat(new ApiPath(text).isOpen()).isFalse();
        assertThat(new ApiPath(text).isLogin()).isFalse();
    }

    @Test
    void isLoginWhenAskedThenOnlyForTheTwo() {
        assertThat(new ApiPath("api/auth/login").isLogin()).isTrue();
        assertThat(new ApiPath("api/auth/token").isLogin()).isTrue();
        assertThat(new ApiPath("api/noauth/x").isLogin()).isFalse();
    }
}
