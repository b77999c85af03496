package dev.sallyport.rest.selfregistration;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sallyport.core.selfregistration.RichText;
import dev.sallyport.core.selfregistration.SelfRegistrations;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What everybody may know about signing up on the domain that he calls (thingsboard-behaviour §5.3). */
@Produces(MediaType.APPLICATION_JSON)
public final class PageResource {

    private final SelfRegistrations registrations;

    public PageResource(KeycloakSession session) {
        this.registrations = new SelfRegistrations(session, session.getContext().getRealm());
    }

    @GET
    @Path("signUpSelfRegistrationParams")
    public Response settings() {
        return Answers.json(SettingsAnswer.forEverybody(found(registrations.ofRequest())));
    }

    @GET
    @Path("privacyPolicy")
    public Response privacyPolicy() {
        return text(found(registrations.ofRequest()).privacyPolicy());
    }

    @GET
    @Path("termsOfUse")
    public Response termsOfUse() {
        return text(found(registrations.ofRequest()).termsOfUse());
    }

    private static Response text(Optional<String> html) {
        return Answers.json(TextNode.valueOf(RichText.safe(found(html))));
    }

    private static <T> T found(Optional<T> what) {
        return what.orElseThrow(() -> ApiError.ITEM_NOT_FOUND.because("Requested item wasn't found!"));
    }
}
