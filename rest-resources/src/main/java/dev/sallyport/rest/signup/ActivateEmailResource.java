package dev.sallyport.rest.signup;

import dev.sallyport.core.selfregistration.SignUp;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The link in the mail to somebody who signed up (thingsboard-behaviour §4.6, §5.4). Changes nothing: programs open links. */
public final class ActivateEmailResource {

    /** Name of the realm attribute that says whose pages people see: ours, or with {@code application} the client's. */
    private static final String PAGES = "sallyport.account.pages";

    private final KeycloakSession session;
    private final RealmModel realm;

    public ActivateEmailResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @GET
    public Response activateEmail(
            @QueryParam("pkgName") String pkgName, @HeaderParam(HttpHeaders.ACCEPT) String accept) {
        String code = EmailCode.required(session);
        String parameters = MobileParameter.of(Optional.ofNullable(pkgName));
        return switch (SignUp.look(session, realm, code)) {
            case UNKNOWN -> Answers.emptyConflict(session);
            case EXPIRED -> Answers.seeOther(session, "/activationLinkExpired");
            case GOOD -> Answers.seeOther(session, page(accept) + "?emailCode=" + encoded(code) + parameters);
        };
    }

    private String page(String accept) {
        boolean person = accept != null && accept.contains(MediaType.TEXT_HTML);
        return person && !"application".equals(realm.getAttribute(PAGES))
                ? session.getContext().getUri().getBaseUri().getRawPath().replaceFirst("/+$", "") + "/realms/"
                        + encoded(realm.getName()).replace("+", "%20") + "/sallyport/account/activateEmail"
                : "/signup/emailVerified";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
