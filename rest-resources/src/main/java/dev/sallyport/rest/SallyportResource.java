package dev.sallyport.rest;

import dev.sallyport.rest.domain.AskResource;
import dev.sallyport.rest.forwardauth.ForwardAuthResource;
import dev.sallyport.rest.signup.ActivationPageResource;
import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;

/** What is not ThingsBoard's: for the reverse proxies before the server, and for people. */
public final class SallyportResource {

    private final KeycloakSession session;

    SallyportResource(KeycloakSession session) {
        this.session = session;
    }

    @Path("forward-auth")
    public ForwardAuthResource forwardAuth() {
        return new ForwardAuthResource(session);
    }

    @Path("domain")
    public AskResource ask() {
        return new AskResource(session);
    }

    /** Pages behind links in mails. */
    @Path("account/activateEmail")
    public ActivationPageResource activateEmail() {
        return new ActivationPageResource(session);
    }
}
