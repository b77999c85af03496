package dev.sallyport.rest.login;

import dev.sallyport.core.account.Lockout;
import dev.sallyport.core.account.PasswordLinks;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.keycloak.ApiLogin;
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
import org.keycloak.models.UserModel;

/** A login up to the second door (thingsboard-behaviour §3.2). */
public final class PasswordLogin {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EventBuilder event;

    public PasswordLogin(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.event = new LoginEvents(session).begin(EventType.LOGIN);
    }

    LoginAnswer login(Credentials credentials) {
        return behindFirstDoor(new FirstDoor(session, event).verified(credentials));
    }

    /** The login of somebody who showed in another way who he is: with a link that he was mailed. */
    public LoginAnswer withoutPassword(UserModel user) {
        event.user(user).detail(Details.USERNAME, user.getUsername());
        if (!new Domains(session, realm).admits(user)) {
            throw notActive(Errors.ACCESS_DENIED);
        }
        return behindFirstDoor(user);
    }

    private LoginAnswer behindFirstDoor(UserModel user) {
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
        if (pending.demandNewPassword()) {
            login.abandon();
            throw expired(user);
        }
        if (!factors.usable().isEmpty()) {
            return secondDoor(login, factors, user, Ticket.Purpose.PRE_VERIFICATION_TOKEN);
        }
        if (factors.mustSetUp() || pending.demandSecondFactor()) {
            return secondDoor(login, factors, user, Ticket.Purpose.MFA_CONFIGURATION_TOKEN);
        }
        return LoginAnswer.of(login.complete(event));
    }

    private LoginAnswer secondDoor(ApiLogin login, SecondFactors factors, UserModel user, Ticket.Purpose purpose) {
        login.abandon();
        String ticket = new Tickets(session, realm)
                .issue(user, purpose, factors.settings().totalTime(), Issuer.of(session, realm));
        return new LoginAnswer.SecondDoor(ticket, purpose);
    }

    /** The old password is good for one thing: to be replaced. */
    private ApiException expired(UserModel user) {
        event.detail(Details.CUSTOM_REQUIRED_ACTION, UserModel.RequiredAction.UPDATE_PASSWORD.name())
                .error(Errors.RESOLVE_REQUIRED_ACTIONS);
        return ApiError.CREDENTIALS_EXPIRED
                .because("User password expired!")
                .member("resetToken", new PasswordLinks(session, realm, PasswordLinks.Purpose.RESET).issue(user));
    }

    private ApiException notActive(String error) {
        event.error(error);
        return ApiError.AUTHENTICATION.because("User account is not active");
    }
}
