package dev.sallyport.authenticators.lockout;

import dev.sallyport.core.account.Installation;
import dev.sallyport.core.account.Lockout;
import dev.sallyport.core.account.LockoutNotices;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Hears that users were locked, by us or by Keycloak's brute-force detector, and has those told whom it concerns; and that
 * an administrator unlocked one in a console: "Unlock", or disabled, which he may end by enabling.
 */
final class LockoutListener implements EventListenerProvider {

    private static final Pattern UNLOCKED = Pattern.compile("attack-detection/brute-force/users/([^/]+)");
    private static final Pattern USER = Pattern.compile("users/([^/]+)");

    private final KeycloakSession session;

    LockoutListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        boolean temporary = event.getType() == EventType.USER_DISABLED_BY_TEMPORARY_LOCKOUT;
        if (temporary || event.getType() == EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT) {
            forUser(
                    event.getRealmId(),
                    event.getUserId(),
                    (realm, user) -> new LockoutNotices(session, realm, user).locked(event.getDetails(), temporary));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (event.getError() != null || event.getResourcePath() == null) {
            return;
        }
        if (event.getResourceType() == ResourceType.USER_LOGIN_FAILURE
                && event.getOperationType() == OperationType.DELETE) {
            Matcher unlocked = UNLOCKED.matcher(event.getResourcePath());
            if (unlocked.matches()) {
                forUser(event.getRealmId(), unlocked.group(1), (realm, user) -> Lockout.lift(session, realm, user));
            } else {
                Installation.in(session, event.getRealmId()).ifPresent(realm -> Lockout.liftAll(session, realm));
            }
        } else if (event.getResourceType() == ResourceType.USER && event.getOperationType() == OperationType.UPDATE) {
            changed(event);
        }
    }

    /** Who is disabled by hand is not locked any more: it is for the administrator to say when he may come back. */
    private void changed(AdminEvent event) {
        Matcher changed = USER.matcher(event.getResourcePath());
        if (changed.matches()) {
            forUser(event.getRealmId(), changed.group(1), (realm, user) -> {
                if (!user.isEnabled()) {
                    Lockout.lift(session, realm, user);
                }
            });
        }
    }

    /** Where the realm uses Sallyport, and there is such a user. */
    private void forUser(String realmId, String userId, BiConsumer<RealmModel, UserModel> act) {
        Optional<RealmModel> realm = Installation.in(session, realmId);
        realm.filter(found -> userId != null)
                .map(found -> session.users().getUserById(found, userId))
                .ifPresent(user -> act.accept(realm.get(), user));
    }

    @Override
    public void close() {}
}
