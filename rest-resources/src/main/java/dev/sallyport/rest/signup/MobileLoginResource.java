package dev.sallyport.rest.signup;

import dev.sallyport.core.selfregistration.MobileApps;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** Sends a telephone to its app, and what is no known app to the login page of the host (thingsboard-behaviour §5.4). */
public final class MobileLoginResource {

    private static final String LOGIN = "/login";

    private final KeycloakSession session;

    public MobileLoginResource(KeycloakSession session) {
        this.session = session;
    }

    @GET
    public Response login(@QueryParam("pkgName") String pkgName) {
        if (pkgName == null) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "Required request parameter 'pkgName' for method parameter type String is not present");
        }
        String app = new MobileApps(session, session.getContext().getRealm())
                .address(pkgName)
                .orElse("");
        return Answers.seeOther(session, app + LOGIN);
    }
}
