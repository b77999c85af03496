package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One request in which a user is asked for a second factor: in a step of a flow, or in the required action at the end of
 * flows that have no such step. Pages and outcomes are the same in both.
 */
public interface Challenge {

    KeycloakSession session();

    RealmModel realm();

    UserModel user();

    /** The login that the factor is asked for in. */
    AuthenticationSessionModel login();

    /** The fields of the form that was posted. */
    MultivaluedMap<String, String> input();

    /** The login’s event, to be ended with an error or cloned. */
    EventBuilder event();

    /** The page’s form, which posts back to where this runs. */
    LoginFormsProvider form();

    /** Shows a page. */
    void show(Response page);

    /** Shows a page after a wrong code, and has the brute-force detector count it. */
    void showAfterFailure(Response page);

    /** Shows a page that no other way leads past. */
    void showInAnyCase(Response page);

    /** The factor was shown; the login goes on. */
    void succeed(Factor factor);

    /** The user has no such factor any more. */
    void startOver();
}
