package dev.sallyport.rest.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sallyport.core.account.PasswordLinks;
import dev.sallyport.core.account.PasswordLinks.Purpose;
import dev.sallyport.core.account.PasswordMails;
import dev.sallyport.core.keycloak.Mail;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * {@code /admin/realms/REALM/sallyport/users/ID/activation}: a link with which a user who has no password yet sets his
 * first (thingsboard-behaviour §4.12). Needs to manage that user.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class UserActivationResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminEventBuilder adminEvent;
    private final UserOfRealm target;

    UserActivationResource(UserOfRealm target, AdminEventBuilder adminEvent) {
        this.session = target.session();
        this.realm = target.realm();
        this.adminEvent = adminEvent;
        this.target = target;
    }

    /** Mails it. A new link voids the former. */
    @POST
    public Response mail() {
        UserModel user = user();
        String address = user.getEmail();
        if (address == null || address.isBlank() || !Mail.configured(realm)) {
            throw refused("The user has no address, or the realm no mail server");
        }
        new PasswordMails(session, realm).activation(user);
        tell();
        return Response.noContent().build();
    }

    /** Shows it, for whoever hands it over himself: {@code value}, and {@code ttlMs}. A new link voids the former. */
    @GET
    public Response link() {
        UserModel user = user();
        URI link = new PasswordMails(session, realm)
                .activationLink(user)
                .orElseThrow(() -> refused("Nothing says what this server is called: set hostname"));
        tell();
        return Answers.json(JsonNodeFactory.instance
                .objectNode()
                .put("value", link.toString())
                .put("ttlMs", Purpose.ACTIVATION.lifetime().in(realm).toMillis()));
    }

    private UserModel user() {
        UserModel user = target.toManage();
        if (!user.isEnabled()) {
            throw refused("User is disabled");
        }
        if (!PasswordLinks.awaitsActivation(session, realm, user)) {
            throw refused("User is already activated!");
        }
        return user;
    }

    private static RuntimeException refused(String message) {
        return ErrorResponse.error(message, Response.Status.BAD_REQUEST);
    }

    private void tell() {
        adminEvent
                .operation(OperationType.ACTION)
                .resourcePath("sallyport", "users", target.id(), "activation")
                .success();
    }
}
