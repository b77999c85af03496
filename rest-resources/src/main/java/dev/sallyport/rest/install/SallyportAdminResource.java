package dev.sallyport.rest.install;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.policy.CaptchaPolicy;
import dev.sallyport.core.policy.InvalidSettings;
import dev.sallyport.core.policy.LockoutPolicy;
import dev.sallyport.core.policy.OAuth2Policy;
import dev.sallyport.core.policy.SentCodePolicy;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** {@code /admin/realms/REALM/sallyport}: what administrators of a realm can do with Sallyport. */
@Produces(MediaType.APPLICATION_JSON)
public final class SallyportAdminResource {

    private static final String RESOURCE = "SALLYPORT";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    SallyportAdminResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent.resource(RESOURCE);
    }

    /** What {@code install} answers. */
    public record Installation(boolean dryRun, List<Step> changes) {}

    /** One change. */
    public record Step(String type, String name) {}

    /**
     * Installs Sallyport into the realm, in one transaction. Needs {@code manage-realm}. With {@code ?dryRun}, whatever its
     * value but {@code false}, it only lists what would change.
     */
    @POST
    @Path("install")
    public Installation install() {
        auth.realm().requireManageRealm();
        boolean dry = isDryRun();
        List<Change> missing = missing();
        if (!dry && !missing.isEmpty()) {
            missing.forEach(change -> change.apply().run());
            adminEvent
                    .operation(OperationType.ACTION)
                    .resourcePath("sallyport", "install")
                    .representation(
                            missing.stream().map(SallyportAdminResource::step).toList())
                    .success();
        }
        return new Installation(
                dry, missing.stream().map(SallyportAdminResource::step).toList());
    }

    private List<Change> missing() {
        try {
            return new Installer(session, realm).missing();
        } catch (ApiException e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }

    /** The limits of sent codes that hold, saved or default. Needs {@code view-realm}. */
    @GET
    @Path("sent-codes")
    public Response sentCodes() {
        auth.realm().requireViewRealm();
        return Answers.json(new SentCodePolicy(realm).settings().toJson());
    }

    /** Saves the limits of sent codes; what is left out gets its default. Needs {@code manage-realm}. */
    @PUT
    @Path("sent-codes")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response saveSentCodes(String body) {
        auth.realm().requireManageRealm();
        return save(
                "sent-codes",
                () -> new SentCodePolicy(realm).save(body == null ? "" : body).toJson());
    }

    private interface Save {
        ObjectNode save() throws InvalidSettings;
    }

    private Response save(String path, Save settings) {
        try {
            ObjectNode saved = settings.save();
            adminEvent
                    .operation(OperationType.UPDATE)
                    .resourcePath("sallyport", path)
                    .representation(saved)
                    .success();
            return Answers.json(saved);
        } catch (InvalidSettings e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }

    /** How long users are locked, saved or default. Needs {@code view-realm}. */
    @GET
    @Path("lockout")
    public Response lockout() {
        auth.realm().requireViewRealm();
        return Answers.json(new LockoutPolicy(realm).settings().toJson());
    }

    /** Saves how long users are locked; what is left out gets its default. Needs {@code manage-realm}. */
    @PUT
    @Path("lockout")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response saveLockout(String body) {
        auth.realm().requireManageRealm();
        return save(
                "lockout",
                () -> new LockoutPolicy(realm).save(body == null ? "" : body).toJson());
    }

    /** What holds for all OAuth2 clients, saved or default. Needs {@code view-realm}. */
    @GET
    @Path("oauth2")
    public Response oauth2() {
        auth.realm().requireViewRealm();
        return Answers.json(new OAuth2Policy(realm).settings().toJson());
    }

    /** Saves what holds for all OAuth2 clients; what is left out gets its default. Needs {@code manage-realm}. */
    @PUT
    @Path("oauth2")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response saveOAuth2(String body) {
        auth.realm().requireManageRealm();
        return save(
                "oauth2",
                () -> new OAuth2Policy(realm).save(body == null ? "" : body).toJson());
    }

    /** Who is asked about captchas, saved or default. Needs {@code view-realm}. */
    @GET
    @Path("captcha")
    public Response captcha() {
        auth.realm().requireViewRealm();
        return Answers.json(new CaptchaPolicy(realm).servers().toJson());
    }

    /** Saves who is asked about captchas; what is left out gets its default. Needs {@code manage-realm}. */
    @PUT
    @Path("captcha")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response saveCaptcha(String body) {
        auth.realm().requireManageRealm();
        return save(
                "captcha",
                () -> new CaptchaPolicy(realm).save(body == null ? "" : body).toJson());
    }

    /** The API keys of all users. */
    @Path("api-keys")
    public ApiKeyAdminResource apiKeys() {
        return new ApiKeyAdminResource(session, realm, auth, adminEvent);
    }

    /** Those who signed up and wait. */
    @Path("sign-ups")
    public ApprovalResource signUps() {
        return new ApprovalResource(session, realm, auth, adminEvent);
    }

    /** Links with which a user sets his first password. */
    @Path("users/{id}/activation")
    public UserActivationResource activation(@PathParam("id") String id) {
        return new UserActivationResource(new UserOfRealm(session, realm, auth, id), adminEvent);
    }

    /** A user's lock. */
    @Path("users/{id}")
    public UserLockResource user(@PathParam("id") String id) {
        return new UserLockResource(new UserOfRealm(session, realm, auth, id), adminEvent);
    }

    /** Read by hand: a parameter without a value would be injected like none at all. */
    private boolean isDryRun() {
        MultivaluedMap<String, String> query = session.getContext().getUri().getQueryParameters();
        return query.containsKey("dryRun") && !"false".equals(query.getFirst("dryRun"));
    }

    private static Step step(Change change) {
        return new Step(change.type(), change.name());
    }
}
