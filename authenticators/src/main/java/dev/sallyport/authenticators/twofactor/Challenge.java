package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One request in which a user is asked for a second factor: in a step of a flow, or in the required action at the end of
 * flows that have no such step. Pages and outcomes are the same in both.
 */
public abstract sealed class Challenge permits ActionChallenge, FlowChallenge {

    private final KeycloakSession session;
    private final UserModel user;
    private final AuthenticationSessionModel login;
    private final HttpRequest request;

    Challenge(KeycloakSession session, UserModel user, AuthenticationSessionModel login, HttpRequest request) {
        this.session = session;
        this.user = user;
        this.login = login;
        this.request = request;
    }

    public final KeycloakSession session() {
        return session;
    }

    public final RealmModel realm() {
        return login.getRealm();
    }

    public final UserModel user() {
        return user;
    }

    /** The login that the factor is asked for in. */
    public final AuthenticationSessionModel login() {
        return login;
    }

    /** The fields of the form that was posted. */
    public final MultivaluedMap<String, String> input() {
        return request.getDecodedFormParameters();
    }

    /** The login’s event, to be ended with an error or cloned. */
    public abstract EventBuilder event();

    /** The page’s form, which posts back to where this runs. */
    public abstract LoginFormsProvider form();

    /** Shows a page. */
    public abstract void show(Response page);

    /** Shows a page after a wrong code, and has the brute-force detector count it. */
    public abstract void showAfterFailure(Response page);

    /** Shows a page that no other way leads past. */
    public abstract void showInAnyCase(Response page);

    /** The factor was shown; the login goes on. */
    public abstract void succeed(Factor factor);

    /** The user has no such factor any more. */
    public abstract void startOver();
}
