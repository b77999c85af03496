package dev.sallyport.rest.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.account.Lockout;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** {@code /admin/realms/REALM/sallyport/users/ID}: whether a user is locked after wrong codes, and letting him in again. */
@Produces(MediaType.APPLICATION_JSON)
public final class UserLockResource {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final AdminEventBuilder adminEvent;
    private final UserOfRealm target;

    UserLockResource(UserOfRealm target, AdminEventBuilder adminEvent) {
        this.session = target.session();
        this.realm = target.realm();
        this.adminEvent = adminEvent;
        this.target = target;
    }

    /**
     * Whether the user is locked, and for how many seconds; null when it does not end by itself. Who was disabled is not
     * locked. Needs to view that user.
     */
    @GET
    @Path("lock")
    public Response lock() {
        UserModel user = target.toView();
        Optional<Verdict> lock = new Lockout(session, realm, user).holding();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("locked", lock.isPresent());
        lock.map(Verdict::retryAfter)
                .filter(left -> !left.isZero())
                .ifPresentOrElse(left -> json.put("secondsLeft", left.toSeconds()), () -> json.putNull("secondsLeft"));
        return Answers.json(json);
    }

    /** Lifts the lock, forgets failed codes and how many were sent. Does not enable the user. Needs to manage him. */
    @POST
    @Path("unlock")
    public Map<String, String> unlock() {
        UserModel user = target.toManage();
        Lockout.lift(session, realm, user);
        adminEvent
                .operation(OperationType.ACTION)
                .resourcePath("sallyport", "users", target.id(), "unlock")
                .success();
        return Map.of("userId", target.id());
    }
}
