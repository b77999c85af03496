package dev.sallyport.rest.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rest.ApiResource;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @Nested
    class GivenTheApi {

        private final Routes routes = new Routes(ApiResource.class);

        @ParameterizedTest
        @CsvSource({
            "api/auth/login, POST",
            "api/auth/token, POST",
            "api/auth/user, GET",
            "api/auth/logout, POST",
            "api/auth/2fa/providers, GET",
            "api/auth/2fa/verification/send, POST",
            "api/auth/2fa/verification/check, POST",
            "api/auth/2fa/login, POST",
            "api/2fa/settings, GET POST",
            "api/2fa/providers, GET",
            "api/2fa/account/settings, GET",
            "api/2fa/account/config/generate, POST",
            "api/2fa/account/config/submit, POST",
            "api/2fa/account/config, DELETE POST PUT"
        })
        void methodsOfWhenServedThenInAlphabeticalOrder(String path, String methods) {
            assertThat(routes.methodsOf(new ApiPath(path))).containsExactly(methods.split(" "));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "api",
                    "api/",
                    "api/auth",
                    "api/auth/2fa",
                    "api/2fa",
                    "api/nope",
                    "api/auth/user/",
                    "api/auth/users",
                    "api/auth/2fa/verification",
                    "api/AUTH/user",
                    "api/2fa/account/config/nope"
                })
        void methodsOfWhenThereIsNoSuchPathThenNone(String path) {
            assertThat(routes.methodsOf(new ApiPath(path))).isEmpty();
        }
    }

    @Nested
    class GivenPathParameters {

        private final Routes routes = new Routes(Root.class);

        @Test
        void methodsOfWhenAParameterThenAnyOneSegment() {
            assertThat(routes.methodsOf(new ApiPath("api/key/4711"))).isEqualTo(Set.of("GET", "DELETE"));
            assertThat(routes.methodsOf(new ApiPath("api/key/4711/label"))).isEqualTo(Set.of("POST"));
            assertThat(routes.methodsOf(new ApiPath("api/key/"))).isEmpty();
            assertThat(routes.methodsOf(new ApiPath("api/key/47/11"))).isEmpty();
        }

        @Test
        void methodsOfWhenTheResourceItselfAnswersThenItsPath() {
            assertThat(routes.methodsOf(new ApiPath("api/key"))).isEqualTo(Set.of("GET"));
        }
    }

    /** What {@link Routes} reads are annotations only. */
    public interface Root {

        @Path("key")
        Keys keys();
    }

    /** A resource with parameters in its paths. */
    public interface Keys {

        @GET
        String all();

        @GET
        @Path("{id}")
        String one();

        @DELETE
        @Path("{id: [0-9]+}")
        String remove();

        @POST
        @Path("{id}/label")
        String label();
    }
}
