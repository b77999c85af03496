package dev.sallyport.rest.login;

import dev.sallyport.core.account.Lockout;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.keycloak.ApiLogin;
import dev.sallyport.core.keycloak.BruteForce;
import dev.sallyport.core.keycloak.DummyHash;
import dev.sallyport.core.keycloak.Issuer;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.core.ticket.Ticket;
import dev.sallyport.core.ticket.Tickets;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Name and password (thingsboard-behaviour §3.2). Who does not know the password learns nothing about the account, not
 * even by the time it takes: a password is hashed in every case.
 */
final class PasswordLogin {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EventBuilder event;

    PasswordLogin(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.event = new LoginEvents(session).begin(EventType.LOGIN);
    }

    LoginAnswer login(Credentials credentials) {
        UserModel user = verified(credentials);
        if (!user.isEnabled()) {
            throw notActive(Errors.USER_DISABLED);
        }
        if (new Lockout(session, realm, user).holding().isPresent()) {
            throw notActive(Errors.USER_TEMPORARILY_DISABLED);
        }
        if (Authority.of(realm, user).isEmpty()) {
            throw notActive(Errors.ACCESS_DENIED);
        }
        ApiLogin login = ApiLogin.begin(session, realm, user);
        PendingActions pending = new PendingActions(login.requiredActions(event));
        SecondFactors factors = new SecondFactors(session, realm, user);
        if (pending.block() || factors.onlyInBrowser()) {
            login.abandon();
            throw notActive(Errors.RESOLVE_REQUIRED_ACTIONS);
        }
        if (!factors.usable().isEmpty()) {
            return secondDoor(login, factors, user, Ticket.Purpose.PRE_VERIFICATION_TOKEN);
        }
        if (factors.mustSetUp() || pending.demandSecondFactor()) {
            return secondDoor(login, factors, user, Ticket.Purpose.MFA_CONFIGURATION_TOKEN);
        }
        return LoginAnswer.of(login.complete(event));
    }

    private UserModel verified(Credentials credentials) {
        event.detail(Details.USERNAME, credentials.username());
        UserModel user = KeycloakModelUtils.findUserByNameOrEmail(session, realm, credentials.username());
        if (user == null) {
            DummyHash.compute(session, realm);
            throw refused(Errors.USER_NOT_FOUND);
        }
        event.user(user);
        BruteForce bruteForce = new BruteForce(session, realm, user);
        if (bruteForce.shutsOut()) {
            DummyHash.compute(session, realm);
            throw refused(Errors.USER_TEMPORARILY_DISABLED);
        }
        if (!user.credentialManager().isValid(UserCredentialModel.password(credentials.password()))) {
            bruteForce.failed(BruteForce.Category.PASSWORD);
            throw refused(Errors.INVALID_USER_CREDENTIALS);
        }
        return user;
    }

    private LoginAnswer secondDoor(ApiLogin login, SecondFactors factors, UserModel user, Ticket.Purpose purpose) {
        login.abandon();
        String ticket = new Tickets(session, realm)
                .issue(user, purpose, factors.settings().totalTime(), Issuer.of(session, realm));
        return new LoginAnswer.SecondDoor(ticket, purpose);
    }

    private ApiException refused(String error) {
        event.error(error);
        return ApiError.AUTHENTICATION.because("Invalid username or password");
    }

    private ApiException notActive(String error) {
        event.error(error);
        return ApiError.AUTHENTICATION.because("User account is not active");
    }
}
