package dev.sallyport.rest.login;

import dev.sallyport.core.keycloak.Newcomer;
import dev.sallyport.core.keycloak.PasswordCheck;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import java.util.List;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/** A password that somebody wants to have from now on. Who may replace the old one is for others to say. */
final class NewPassword {

    /** No password has it in it, or is it. */
    private static final String NOBODY = "\u0000";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final String password;
    private final EventBuilder event;

    /**
     * @param user     null when nobody knows whose it is
     * @param password null when there was none
     * @param event    of the change, for a refusal
     */
    NewPassword(KeycloakSession session, RealmModel realm, UserModel user, String password, EventBuilder event) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.password = password;
        this.event = event;
    }

    /** Ends the call when there is none, or the realm's policy does not allow it. */
    void requireAcceptable() {
        if (password == null) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Password cannot be null");
        }
        List<String> violations = violations();
        if (!violations.isEmpty()) {
            throw refused(String.join("\n", violations));
        }
    }

    private List<String> violations() {
        PasswordCheck check = new PasswordCheck(session, realm);
        if (user != null) {
            return check.violations(user, password);
        }
        return check.violationsOfFirst(Newcomer.of(session, realm, NOBODY), password).stream()
                .map(PasswordCheck.Broken::message)
                .toList();
    }

    /** A store of users that is not Keycloak's own may have its own reasons to refuse. */
    void replaceOld() {
        try {
            if (!user.credentialManager().updateCredential(UserCredentialModel.password(password))) {
                throw refused("Password cannot be changed here");
            }
        } catch (ModelException | ReadOnlyException e) {
            throw refused("Password cannot be changed here");
        }
        user.removeRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
    }

    private ApiException refused(String message) {
        event.error(Errors.PASSWORD_REJECTED);
        return ApiError.BAD_REQUEST_PARAMS.because(message);
    }
}
