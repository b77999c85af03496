package dev.sallyport.rest.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.account.Notices;
import dev.sallyport.core.keycloak.BruteForce;
import dev.sallyport.core.keycloak.DummyHash;
import dev.sallyport.core.keycloak.Renewal;
import dev.sallyport.core.keycloak.TokenPair;
import dev.sallyport.core.keycloak.UserSessions;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Json;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Replaces the password of somebody who is logged in and knows it (thingsboard-behaviour §4.3). All his other sessions end,
 * and every token that was issued before.
 */
final class ChangePassword {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final LoginEvents events;

    ChangePassword(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.events = new LoginEvents(session);
    }

    TokenPair perform(Caller.LoggedIn caller, String body) {
        Renewal renewal = new Renewal(session, realm);
        if (!renewal.canRenew(caller.session())) {
            throw ApiError.permissionDenied();
        }
        UserModel user = caller.user();
        ObjectNode object = Json.object(body);
        EventBuilder event = events.about(EventType.UPDATE_CREDENTIAL, user)
                .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE);
        requireCurrent(user, Json.text(object, "currentPassword"), event);
        NewPassword wanted = new NewPassword(session, realm, user, Json.text(object, "newPassword"), event);
        wanted.requireAcceptable();
        wanted.replaceOld();
        UserSessions.endOthers(session, realm, caller.session());
        new Notices(session, realm, user).passwordChanged();
        event.success();
        return renewal.in(caller.session(), events.about(EventType.REFRESH_TOKEN, user));
    }

    /** Guesses are counted like those of a login: who has a token only does not find out the password. */
    private void requireCurrent(UserModel user, String password, EventBuilder event) {
        if (password == null) {
            throw ApiError.BAD_REQUEST_PARAMS.because("rawPassword cannot be null");
        }
        BruteForce bruteForce = new BruteForce(session, realm, user);
        if (bruteForce.shutsOut()) {
            DummyHash.compute(session, realm);
            event.error(Errors.USER_TEMPORARILY_DISABLED);
        } else if (user.credentialManager().isValid(UserCredentialModel.password(password))) {
            return;
        } else {
            bruteForce.failed(BruteForce.Category.PASSWORD);
            event.error(Errors.INVALID_USER_CREDENTIALS);
        }
        throw ApiError.BAD_REQUEST_PARAMS.because("Current password doesn't match!");
    }
}
