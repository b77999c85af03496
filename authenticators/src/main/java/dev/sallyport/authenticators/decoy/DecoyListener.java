package dev.sallyport.authenticators.decoy;

import dev.sallyport.core.account.Installation;
import dev.sallyport.core.keycloak.ApiLogin;
import dev.sallyport.core.keycloak.BruteForce;
import dev.sallyport.core.keycloak.Decoy;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Counts logins of names that nobody has at Keycloak's own doors, as our API counts them at its own. The API says of a
 * name that it is locked; if failures in the browser locked real names only, it would tell which are real.
 */
final class DecoyListener implements EventListenerProvider {

    private final KeycloakSession session;

    DecoyListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.LOGIN_ERROR
                && Errors.USER_NOT_FOUND.equals(event.getError())
                && !ApiLogin.CLIENT_ID.equals(event.getClientId())) {
            name(event)
                    .ifPresent(name ->
                            Installation.in(session, event.getRealmId()).ifPresent(realm -> count(realm, name)));
        }
    }

    private void count(RealmModel realm, String name) {
        BruteForce bruteForce = new BruteForce(session, realm, Decoy.of(session, realm, name));
        // Who is shut out is not counted any further, as Keycloak does it with users.
        if (realm.isBruteForceProtected() && !bruteForce.shutsOut()) {
            bruteForce.failed(BruteForce.Category.PASSWORD);
        }
    }

    private static Optional<String> name(Event event) {
        return Optional.ofNullable(event.getDetails())
                .map(details -> details.get(Details.USERNAME))
                .filter(name -> !name.isBlank());
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
