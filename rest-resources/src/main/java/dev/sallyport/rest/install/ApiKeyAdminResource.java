package dev.sallyport.rest.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.apikey.ApiKey;
import dev.sallyport.core.apikey.ApiKeys;
import dev.sallyport.core.apikey.ImportRefused;
import dev.sallyport.core.keycloak.ApiKeyEvents.Action;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.ApiKeyPolicy;
import dev.sallyport.core.policy.InvalidSettings;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** {@code /admin/realms/REALM/sallyport/api-keys}: the keys of all users of a realm. Their values are never in an answer. */
@Produces(MediaType.APPLICATION_JSON)
public final class ApiKeyAdminResource {

    private static final String PATH = "api-keys";
    private static final String PRESET_SIZE = "100";
    private static final int LARGEST_PAGE = 1000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    ApiKeyAdminResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    /** How long keys live, saved or default. Needs {@code view-realm}. */
    @GET
    @Path("settings")
    public Response settings() {
        auth.realm().requireViewRealm();
        return Answers.json(new ApiKeyPolicy(realm).settings().toJson());
    }

    /** Saves how long keys live; what is left out gets its default. Needs {@code manage-realm}. */
    @PUT
    @Path("settings")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response saveSettings(String body) {
        auth.realm().requireManageRealm();
        try {
            ObjectNode saved =
                    new ApiKeyPolicy(realm).save(body == null ? "" : body).toJson();
            tell(OperationType.UPDATE, "settings", saved);
            return Answers.json(saved);
        } catch (InvalidSettings e) {
            throw ErrorResponse.error(e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }

    /** Keys of all users, in the order of their key ids; the next page comes {@code after} the last of this one. */
    @GET
    public Response list(
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("max") @DefaultValue(PRESET_SIZE) int max) {
        auth.users().requireView();
        if (max < 1 || max > LARGEST_PAGE) {
            throw ErrorResponse.error("max must be from 1 to " + LARGEST_PAGE, Response.Status.BAD_REQUEST);
        }
        return Answers.json(ApiKeyAdminJson.of(keys().after(after, max), ServerTime.now()));
    }

    /** One key. Needs to view users. */
    @GET
    @Path("{keyId}")
    public Response get(@PathParam("keyId") String keyId) {
        auth.users().requireView();
        return Answers.json(ApiKeyAdminJson.of(find(keyId), ServerTime.now()));
    }

    /** Revokes a key for good. Needs to manage users. */
    @DELETE
    @Path("{keyId}")
    public void revoke(@PathParam("keyId") String keyId) {
        auth.users().requireManage();
        ApiKey key = find(keyId);
        keys().delete(key, Action.REVOKED);
        tell(OperationType.DELETE, keyId, ApiKeyAdminJson.of(key, ServerTime.now()));
    }

    /** Takes over rows of ThingsBoard's table {@code api_key}: all of them, or none. Needs to manage users. */
    @POST
    @Path("import")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response importKeys(String body) {
        auth.users().requireManage();
        List<ApiKey> imported = imported(body);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("keys", ApiKeyAdminJson.of(imported, ServerTime.now()));
        ObjectNode told = JsonNodeFactory.instance.objectNode().put("count", imported.size());
        tell(OperationType.ACTION, "import", told);
        return Answers.json(answer);
    }

    private List<ApiKey> imported(String body) {
        List<ApiKey> imported = new ArrayList<>();
        String row = "";
        try {
            for (JsonNode json : ImportRows.of(body)) {
                row = "Row " + (imported.size() + 1) + ": ";
                imported.add(keys().importKey(new ImportRow(session, realm, json).key()));
            }
            return imported;
        } catch (ImportRefused e) {
            // With this Keycloak undoes the rows before.
            throw ErrorResponse.error(row + e.getMessage(), Response.Status.BAD_REQUEST);
        }
    }

    private ApiKey find(String keyId) {
        return keys().named(keyId).orElseThrow(() -> new NotFoundException("API key not found"));
    }

    private ApiKeys keys() {
        return new ApiKeys(
                session, realm, Optional.of(auth.adminAuth().getUser().getId()));
    }

    private void tell(OperationType operation, String what, ObjectNode representation) {
        adminEvent
                .operation(operation)
                .resourcePath("sallyport", PATH, what)
                .representation(representation)
                .success();
    }
}
