package dev.sallyport.rest.oauth2login;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sallyport.core.oauth2client.Platform;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** {@code POST /api/noauth/oauth2Clients}: what a login page can offer (thingsboard-behaviour §9.3). */
@Produces(MediaType.APPLICATION_JSON)
public final class ButtonsResource {

    private final KeycloakSession session;

    public ButtonsResource(KeycloakSession session) {
        this.session = session;
    }

    /**
     * The buttons of the domain that this request was sent to.
     *
     * @param pkgName  a mobile application's; there are none here, so none has a button
     * @param platform one of {@link Platform}, if any
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Response list(@QueryParam("pkgName") String pkgName, @QueryParam("platform") String platform) {
        if (platform != null && !platform.isEmpty() && !isOne(platform)) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "No enum constant org.thingsboard.server.common.data.oauth2.PlatformType." + platform);
        }
        boolean mobile = pkgName != null && !pkgName.isEmpty();
        return Answers.json(mobile ? JsonNodeFactory.instance.arrayNode() : new LoginClients(session).buttons());
    }

    private static boolean isOne(String platform) {
        return Stream.of(Platform.values()).anyMatch(one -> one.name().equals(platform));
    }
}
