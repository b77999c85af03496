package dev.sallyport.rest.twofactor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sallyport.core.account.RealmNames;
import dev.sallyport.core.policy.InvalidSettings;
import dev.sallyport.core.policy.PlatformTwoFaSettings;
import dev.sallyport.core.policy.TwoFactorSettings;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.Json;
import dev.sallyport.rest.http.Parameters;
import dev.sallyport.rest.settings.SettingsEvent;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** two-factor-auth-config-controller (thingsboard-behaviour §7). */
@Produces(MediaType.APPLICATION_JSON)
public final class TwoFactorConfigResource {

    private static final Logger LOG = Logger.getLogger(TwoFactorConfigResource.class);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Callers callers;

    public TwoFactorConfigResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.callers = new Callers(session);
    }

    @GET
    @Path("settings")
    public Response settings() {
        callers.requireSysAdmin();
        Optional<PlatformTwoFaSettings> saved = new TwoFactorSettings(realm).saved();
        return saved.map(TwoFactorSettings::toJson).map(Answers::json).orElseGet(() -> Answers.empty(session));
    }

    @POST
    @Path("settings")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response saveSettings(String body) {
        Caller.Known admin = callers.requireSysAdmin();
        String json = Json.object(body).toString();
        try {
            PlatformTwoFaSettings settings = new TwoFactorSettings(realm).save(json, new RealmNames(session, realm));
            new Services(session, realm).require(settings);
            new SettingsEvent(session).saved(admin, SettingsEvent.Of.TWO_FACTOR, TwoFactorSettings.toJson(settings));
            return warned(settings, Answers.json(TwoFactorSettings.toJson(settings)));
        } catch (InvalidSettings e) {
            throw ApiError.BAD_REQUEST_PARAMS.because(e.getMessage());
        }
    }

    /** In a header (RFC 7234 §5.5), for the body belongs to ThingsBoard; and in the log. */
    private Response warned(PlatformTwoFaSettings settings, Response answer) {
        Optional<String> warning = new TemplateLength(realm).warning(settings);
        warning.ifPresent(text -> LOG.warnf("Realm '%s': %s", realm.getName(), text));
        return warning.map(text -> Response.fromResponse(answer)
                        .header("Warning", "299 - \"" + text + "\"")
                        .build())
                .orElse(answer);
    }

    @GET
    @Path("providers")
    public Response providers() {
        callers.requireUserOrSetUp();
        ArrayNode types = JsonNodeFactory.instance.arrayNode();
        new TwoFactorSettings(realm)
                .saved()
                .ifPresent(settings -> settings.offered().forEach(factor -> types.add(factor.name())));
        return Answers.json(types);
    }

    @GET
    @Path("account/settings")
    public Response accountSettings() {
        Caller caller = callers.requireUserOrSetUp();
        AccountConfigs configs = new AccountConfigs(session, realm, caller.user());
        if (configs.isEmpty()) {
            return Answers.empty(session);
        }
        boolean byKey = caller instanceof Caller.KeyHolder;
        return Answers.json(byKey ? configs.toJsonWithoutSecret() : configs.toJson());
    }

    @POST
    @Path("account/config/generate")
    @Consumes(MediaType.WILDCARD)
    public Response generate(@QueryParam("providerType") String providerType) {
        Caller caller = callers.requireLoggedInOrSetUp();
        return Answers.json(new Enrolments(session, realm, caller).generate(Parameters.factor(providerType)));
    }

    @POST
    @Path("account/config/submit")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response submit(String body) {
        Caller caller = callers.requireLoggedInOrSetUp();
        new Enrolments(session, realm, caller).submit(AccountConfig.read(body));
        return Answers.empty(session);
    }

    @POST
    @Path("account/config")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response verifyAndSave(@QueryParam("verificationCode") String verificationCode, String body) {
        Caller caller = callers.requireLoggedInOrSetUp();
        new Enrolments(session, realm, caller).verifyAndSave(AccountConfig.read(body), verificationCode);
        return Answers.json(new AccountConfigs(session, realm, caller.user()).toJson());
    }

    @PUT
    @Path("account/config")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response update(@QueryParam("providerType") String providerType, String body) {
        Caller caller = callers.requireLoggedIn();
        AccountConfigs configs = new AccountConfigs(session, realm, caller.user());
        configs.update(Parameters.factor(providerType), Json.flag(Json.object(body), "useByDefault"));
        return Answers.json(configs.toJson());
    }

    @DELETE
    @Path("account/config")
    public Response delete(@QueryParam("providerType") String providerType) {
        Caller caller = callers.requireLoggedIn();
        AccountConfigs configs = new AccountConfigs(session, realm, caller.user());
        configs.delete(Parameters.factor(providerType));
        return Answers.json(configs.toJson());
    }
}
