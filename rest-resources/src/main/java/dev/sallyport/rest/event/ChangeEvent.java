package dev.sallyport.rest.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.keycloak.ApiLogin;
import dev.sallyport.rest.caller.Caller;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** The admin event of what somebody changed over the API. */
public final class ChangeEvent {

    private final KeycloakSession session;
    private final Caller.Known admin;

    public ChangeEvent(KeycloakSession session, Caller.Known admin) {
        this.session = session;
        this.admin = admin;
    }

    /**
     * @param resource its resource type
     * @param now      how it is now, without anything secret
     * @param path     of the resource, part by part
     */
    public void tell(OperationType operation, String resource, ObjectNode now, String... path) {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = Optional.ofNullable(session.getContext().getClient())
                .orElseGet(() -> realm.getClientByClientId(ApiLogin.CLIENT_ID));
        AdminAuth auth = new AdminAuth(realm, null, admin.user(), client);
        new AdminEventBuilder(realm, auth, session, session.getContext().getConnection())
                .realm(realm)
                .operation(operation)
                .resource(resource)
                .resourcePath(path)
                .representation(now)
                .success();
    }
}
