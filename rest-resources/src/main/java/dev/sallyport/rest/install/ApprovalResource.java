package dev.sallyport.rest.install;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.selfregistration.Approvals;
import dev.sallyport.core.store.WaitingRow;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorResponse;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** {@code /admin/realms/REALM/sallyport/sign-ups}: those who signed up where an administrator has to approve. */
@Produces(MediaType.APPLICATION_JSON)
public final class ApprovalResource {

    private static final int LARGEST_PAGE = 1000;
    private static final String PRESET_SIZE = "100";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminPermissionEvaluator auth;
    private final AdminEventBuilder adminEvent;

    ApprovalResource(
            KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth, AdminEventBuilder adminEvent) {
        this.session = session;
        this.realm = realm;
        this.auth = auth;
        this.adminEvent = adminEvent;
    }

    /** Who waits longest first: {@code userId}, {@code email}, {@code domainId}, {@code since} in ms. Needs to view users. */
    @GET
    @Path("waiting")
    public Response waiting(
            @QueryParam("first") @DefaultValue("0") int first, @QueryParam("max") @DefaultValue(PRESET_SIZE) int max) {
        auth.users().requireView();
        if (first < 0 || max < 1 || max > LARGEST_PAGE) {
            throw ErrorResponse.error(
                    "first must not be negative, max must be from 1 to " + LARGEST_PAGE, Response.Status.BAD_REQUEST);
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        approvals().waiting(first, max).forEach(row -> list.add(json(row)));
        return Answers.json(list);
    }

    /** Enables him and tells him. Needs to manage him; 404 when he does not wait (any more). */
    @POST
    @Path("{id}/approve")
    public Map<String, String> approve(@PathParam("id") String id) {
        return decide(id, "approve", approvals()::approve);
    }

    /** Removes him with the customer that was made for him, and tells him. Needs to manage him; 404 as above. */
    @POST
    @Path("{id}/reject")
    public Map<String, String> reject(@PathParam("id") String id) {
        return decide(id, "reject", approvals()::reject);
    }

    private Map<String, String> decide(String id, String what, Predicate<UserModel> decision) {
        UserModel user = new UserOfRealm(session, realm, auth, id).toManage();
        if (!decision.test(user)) {
            throw new NotFoundException("Nobody waits with this id");
        }
        adminEvent
                .operation(OperationType.ACTION)
                .resourcePath("sallyport", "sign-ups", id, what)
                .success();
        return Map.of("userId", id);
    }

    private ObjectNode json(WaitingRow row) {
        String email = Optional.ofNullable(session.users().getUserById(realm, row.userId()))
                .map(UserModel::getEmail)
                .orElse(null);
        return JsonNodeFactory.instance
                .objectNode()
                .put("userId", row.userId())
                .put("email", email)
                .put("domainId", row.domainId())
                .put("since", row.since().toEpochMilli());
    }

    private Approvals approvals() {
        return new Approvals(session, realm);
    }
}
