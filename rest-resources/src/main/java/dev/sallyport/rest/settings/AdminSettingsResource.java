package dev.sallyport.rest.settings;

import dev.sallyport.core.keycloak.Renewal;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.Json;
import dev.sallyport.rest.login.LoginAnswer;
import dev.sallyport.rest.login.LoginEvents;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/** The realm's settings as ThingsBoard's system administrators know them (thingsboard-behaviour §2.3, §4.11). */
@Produces(MediaType.APPLICATION_JSON)
public final class AdminSettingsResource {

    private final KeycloakSession session;
    private final Callers callers;

    public AdminSettingsResource(KeycloakSession session) {
        this.session = session;
        this.callers = new Callers(session);
    }

    @GET
    @Path("securitySettings")
    public Response securitySettings() {
        callers.requireSysAdmin();
        return Answers.json(new RealmSecurity(session).current().toJson());
    }

    @POST
    @Path("securitySettings")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response saveSecuritySettings(String body) {
        Caller.Known admin = callers.requireSysAdmin();
        RealmSecurity security = new RealmSecurity(session);
        security.save(SecuritySettings.read(Json.object(body)));
        SecuritySettings saved = security.current();
        new SettingsEvent(session).saved(admin, SettingsEvent.Of.SECURITY, saved.toEvent());
        return Answers.json(saved.toJson());
    }

    @GET
    @Path("jwtSettings")
    public Response jwtSettings() {
        callers.requireSysAdmin();
        return Answers.json(new RealmTokens(session).current().toJson());
    }

    @POST
    @Path("jwtSettings")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response saveJwtSettings(String body) {
        // The answer is a pair of tokens, and so more than a key.
        Caller.LoggedIn admin = callers.requireLoggedInSysAdmin();
        Renewal renewal = new Renewal(session, session.getContext().getRealm());
        if (!renewal.canRenew(admin.session())) {
            throw ApiError.permissionDenied();
        }
        RealmTokens tokens = new RealmTokens(session);
        tokens.save(JwtSettings.read(Json.object(body)));
        new SettingsEvent(session)
                .saved(admin, SettingsEvent.Of.JWT, tokens.current().toJson());
        EventBuilder event = new LoginEvents(session).about(EventType.REFRESH_TOKEN, admin.user());
        return Answers.json(LoginAnswer.of(renewal.in(admin.session(), event)).toJson());
    }
}
