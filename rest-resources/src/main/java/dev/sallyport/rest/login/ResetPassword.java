package dev.sallyport.rest.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.account.Notices;
import dev.sallyport.core.account.PasswordLinks;
import dev.sallyport.core.keycloak.UserSessions;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.http.Json;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Replaces the password of whoever brings a reset token (thingsboard-behaviour §4.8). It opens no door: the user logs in
 * afterwards, with his second factor if he has one.
 */
final class ResetPassword {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final LoginEvents events;
    private final PasswordLinks resets;

    ResetPassword(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.events = new LoginEvents(session);
        this.resets = new PasswordLinks(session, realm, PasswordLinks.Purpose.RESET);
    }

    void perform(String body) {
        ObjectNode object = Json.object(body);
        PasswordLinks.Claim claim = claim(Json.text(object, "resetToken"));
        UserModel user = claim.user();
        EventBuilder event = events.about(EventType.RESET_PASSWORD, user);
        if (claim.expired()) {
            throw refused(event, Errors.EXPIRED_CODE, "Password reset token expired");
        }
        NewPassword wanted = new NewPassword(session, realm, user, Json.text(object, "password"), event);
        wanted.requireAcceptable(); // else the token stays good for another try
        if (!resets.use(claim)) {
            throw invalid(event);
        }
        wanted.replaceOld();
        UserSessions.end(session, realm, user);
        new Notices(session, realm, user).passwordReset();
        events.about(EventType.UPDATE_CREDENTIAL, user)
                .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE)
                .success();
        event.success();
    }

    private PasswordLinks.Claim claim(String token) {
        if (token == null) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Incorrect resetToken null");
        }
        return resets.find(token).orElseThrow(() -> invalid(events.begin(EventType.RESET_PASSWORD)));
    }

    private static ApiException invalid(EventBuilder event) {
        return refused(event, Errors.INVALID_TOKEN, "Invalid reset token!");
    }

    private static ApiException refused(EventBuilder event, String error, String message) {
        event.error(error);
        return ApiError.BAD_REQUEST_PARAMS.because(message);
    }
}
