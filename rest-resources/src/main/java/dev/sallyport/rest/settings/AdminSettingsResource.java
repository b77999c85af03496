package dev.sallyport.rest.settings;

import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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
        Caller.LoggedIn admin = callers.requireSysAdmin();
        RealmSecurity security = new RealmSecurity(session);
        security.save(SecuritySettings.read(Json.object(body)));
        SecuritySettings saved = security.current();
        new SettingsEvent(session).saved(admin, SettingsEvent.Of.SECURITY, saved.toEvent());
        return Answers.json(saved.toJson());
    }
}
