package dev.sallyport.rest.login;

import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.keycloak.BruteForce;
import dev.sallyport.core.keycloak.Decoy;
import dev.sallyport.core.keycloak.DummyHash;
import dev.sallyport.core.keycloak.PasswordCheck;
import dev.sallyport.core.policy.OwnPasswordRules;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The password (thingsboard-behaviour §3.2, §3.4). Who does not know it learns nothing about the account, not even whether
 * there is one: a password is hashed in every case, and a name that nobody has is locked after as many failures, and in
 * the same words, as one that somebody has.
 */
final class FirstDoor {

    private static final String WRONG = "Invalid username or password";
    private static final String WRONG_AND_LOCKED = "User account is locked due to security policy";
    private static final String LOCKED = "User account is not active";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EventBuilder event;

    FirstDoor(KeycloakSession session, EventBuilder event) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.event = event;
    }

    /** The user whose name and password these are. Whether he may go on is not looked at. */
    UserModel verified(Credentials credentials) {
        event.detail(Details.USERNAME, credentials.username());
        requireValid(credentials);
        Optional<UserModel> user =
                Optional.ofNullable(KeycloakModelUtils.findUserByNameOrEmail(session, realm, credentials.username()));
        user.ifPresent(event::user);
        UserModel counted = user.orElseGet(() -> Decoy.of(session, realm, credentials.username()));
        BruteForce bruteForce = new BruteForce(session, realm, counted);
        return switch (bruteForce.standing()) {
            case FREE -> requireRight(user, credentials, bruteForce, WRONG);
            case LAST_TRY -> requireRight(user, credentials, bruteForce, WRONG_AND_LOCKED);
            case PAUSED -> throw shutOut(user, WRONG);
            case LOCKED -> throw shutOut(user, LOCKED);
        };
    }

    /** Before anybody is looked up, so that the answer says nothing about him. */
    private void requireValid(Credentials credentials) {
        if (OwnPasswordRules.forceReset(realm)
                && !new PasswordCheck(session, realm).accepts(credentials.username(), credentials.password())) {
            event.error(Errors.PASSWORD_REJECTED);
            throw ApiError.PASSWORD_VIOLATION.because(
                    "The entered password violates our policies. If this is your real password, please reset it.");
        }
    }

    private UserModel requireRight(
            Optional<UserModel> user, Credentials credentials, BruteForce bruteForce, String message) {
        Optional<UserModel> withPassword = user.filter(this::hasPassword);
        if (withPassword.isEmpty()) {
            DummyHash.compute(session, realm);
        }
        UserModel right = withPassword
                .filter(one -> one.credentialManager().isValid(UserCredentialModel.password(credentials.password())))
                .orElseThrow(() -> {
                    bruteForce.failed(BruteForce.Category.PASSWORD);
                    return refused(user, Errors.INVALID_USER_CREDENTIALS, message);
                });
        if (!new Domains(session, realm).admits(right)) {
            // As a wrong one, but nobody locks himself out by mistaking the address.
            event.detail(Details.REASON, "isolated_domain");
            throw refused(user, Errors.INVALID_USER_CREDENTIALS, message);
        }
        return right;
    }

    private boolean hasPassword(UserModel user) {
        return user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
    }

    private ApiException shutOut(Optional<UserModel> user, String message) {
        DummyHash.compute(session, realm);
        return refused(user, Errors.USER_TEMPORARILY_DISABLED, message);
    }

    private ApiException refused(Optional<UserModel> user, String error, String message) {
        event.error(user.isPresent() ? error : Errors.USER_NOT_FOUND);
        return ApiError.AUTHENTICATION.because(message);
    }
}
