package dev.sallyport.rest.signup;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.keycloak.UserSessions;
import dev.sallyport.core.selfregistration.TenantRemoval;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.event.ChangeEvent;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;

/** Removes the tenant of whoever calls (thingsboard-behaviour §5.1): his own and no other, by himself, just logged in. */
public final class TenantAccountResource {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final KeycloakSession session;
    private final RealmModel realm;

    public TenantAccountResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @DELETE
    public Response delete() {
        Caller.LoggedIn caller = new Callers(session).requireLoggedIn();
        if (!caller.authority().equals(Optional.of(Authority.TENANT_ADMIN))) {
            throw ApiError.permissionDenied();
        }
        OrganizationModel tenant = caller.affiliation(session)
                .tenant()
                .flatMap(new Organizations(session)::withId)
                .orElseThrow(ApiError::permissionDenied);
        if (UserSessions.authenticatedAt(caller.session()).plus(FRESH).isBefore(ServerTime.now())) {
            throw ApiError.AUTHENTICATION.because("Log in again to remove the account");
        }
        TenantRemoval removal = new TenantRemoval(session, realm, tenant);
        if (removal.hasOtherAdministrator(caller.user())) {
            throw ApiError.BAD_REQUEST_PARAMS.because("The tenant has other administrators");
        }
        new ChangeEvent(session, caller)
                .tell(
                        OperationType.DELETE,
                        "SALLYPORT_TENANT",
                        JsonNodeFactory.instance.objectNode().put("name", tenant.getName()),
                        "sallyport",
                        "tenants",
                        tenant.getId());
        removal.remove();
        return Answers.empty(session);
    }
}
