package dev.sallyport.rest.twofactor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.rest.caller.Caller;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/** The admin event of a change of the platform's settings; they hold no secret. */
final class SettingsEvent {

    private static final String RESOURCE = "SALLYPORT_TWO_FACTOR_SETTINGS";

    private final KeycloakSession session;

    SettingsEvent(KeycloakSession session) {
        this.session = session;
    }

    void saved(Caller.LoggedIn admin, ObjectNode settings) {
        RealmModel realm = session.getContext().getRealm();
        AdminAuth auth = new AdminAuth(
                realm, admin.token(), admin.user(), session.getContext().getClient());
        new AdminEventBuilder(realm, auth, session, session.getContext().getConnection())
                .realm(realm)
                .operation(OperationType.UPDATE)
                .resource(RESOURCE)
                .resourcePath("sallyport", "two-factor", "settings")
                .representation(settings)
                .success();
    }
}
