package dev.sallyport.rest.settings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.event.ChangeEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

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
        new ChangeEvent(session, admin)
                .tell(OperationType.UPDATE, which.resource, settings, "sallyport", which.path, "settings");
    }
}
