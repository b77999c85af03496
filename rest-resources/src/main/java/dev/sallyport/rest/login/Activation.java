package dev.sallyport.rest.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.account.PasswordLinks;
import dev.sallyport.core.account.PasswordLinks.Claim;
import dev.sallyport.core.account.PasswordLinks.Purpose;
import dev.sallyport.core.account.PasswordMails;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.http.Json;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * The first password of an account that somebody else made, for whoever has the mail (thingsboard-behaviour §4.7). He is
 * logged in, up to the second door.
 */
final class Activation {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final LoginEvents events;
    private final PasswordLinks links;

    Activation(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.events = new LoginEvents(session);
        this.links = new PasswordLinks(session, realm, Purpose.ACTIVATION);
    }

    /** @param mail whether he is told that his account can be used now */
    LoginAnswer perform(String body, boolean mail) {
        ObjectNode object = Json.object(body);
        String token = Json.text(object, "activateToken");
        Optional<Claim> found = Optional.ofNullable(token).flatMap(links::find);
        EventBuilder event =
                events.begin(EventType.UPDATE_CREDENTIAL).detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE);
        found.ifPresent(claim -> event.user(claim.user()));
        // The password first, as ThingsBoard does; of nobody's it is judged as a stranger's.
        UserModel judged = found.map(Claim::user).orElse(null);
        NewPassword wanted = new NewPassword(session, realm, judged, Json.text(object, "password"), event);
        wanted.requireAcceptable();
        Claim claim = found.orElseThrow(() -> unknown(event, token));
        if (claim.expired()) {
            throw refused(event, Errors.EXPIRED_CODE, "Activation token expired");
        }
        if (!links.use(claim)) {
            throw unknown(event, token);
        }
        wanted.replaceOld();
        verified(claim.user());
        event.success();
        if (mail) {
            new PasswordMails(session, realm).activated(claim.user());
        }
        return new PasswordLogin(session).withoutPassword(claim.user());
    }

    /** The link came by mail, or from an administrator, who may say the same of him. */
    private static void verified(UserModel user) {
        user.setEmailVerified(true);
        user.removeRequiredAction(UserModel.RequiredAction.VERIFY_EMAIL);
    }

    private static ApiException unknown(EventBuilder event, String token) {
        String message = token == null || token.isEmpty()
                ? "Incorrect activateToken " + token
                : "Unable to find user credentials by activateToken [" + token + "]";
        return refused(event, Errors.INVALID_TOKEN, message);
    }

    private static ApiException refused(EventBuilder event, String error, String message) {
        event.error(error);
        return ApiError.BAD_REQUEST_PARAMS.because(message);
    }
}
