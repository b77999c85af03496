package dev.sallyport.rest.settings;

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

/** The admin event of a change of the platform's settings. */
public final class SettingsEvent {

    /** Which settings. */
    public enum Of {
        TWO_FACTOR("SALLYPORT_TWO_FACTOR_SETTINGS", "two-factor"),
        SECURITY("SALLYPORT_SECURITY_SETTINGS", "security"),
        JWT("SALLYPORT_JWT_SETTINGS", "jwt");

        private final String resource;
        private final String path;

        Of(String resource, String path) {
            this.resource = resource;
            this.path = path;
        }
    }

    private final KeycloakSession session;

    public SettingsEvent(KeycloakSession session) {
        this.session = session;
    }

    /** @param settings as they are now, without anything secret or personal */
    public void saved(Caller.Known admin, Of which, ObjectNode settings) {
        RealmModel realm = session.getContext().getRealm();
        ClientModel client = Optional.ofNullable(session.getContext().getClient())
                .orElseGet(() -> realm.getClientByClientId(ApiLogin.CLIENT_ID));
        AdminAuth auth = new AdminAuth(realm, null, admin.user(), client);
        new AdminEventBuilder(realm, auth, session, session.getContext().getConnection())
                .realm(realm)
                .operation(OperationType.UPDATE)
                .resource(which.resource)
                .resourcePath("sallyport", which.path, "settings")
                .representation(settings)
                .success();
    }
}
