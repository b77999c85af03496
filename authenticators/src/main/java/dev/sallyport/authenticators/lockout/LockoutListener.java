package dev.sallyport.authenticators.lockout;

import dev.sallyport.core.account.Installation;
import dev.sallyport.core.account.Lockout;
import dev.sallyport.core.account.LockoutNotices;
import java.util.Optional;
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
            Installation.in(session, event.getRealmId())
                    .ifPresent(realm -> user(realm, event.getUserId())
                            .ifPresent(user ->
                                    new LockoutNotices(session, realm, user).locked(event.getDetails(), temporary)));
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
                Installation.in(session, event.getRealmId())
                        .ifPresent(realm ->
                                user(realm, unlocked.group(1)).ifPresent(user -> Lockout.lift(session, realm, user)));
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
            Installation.in(session, event.getRealmId())
                    .ifPresent(realm -> user(realm, changed.group(1))
                            .filter(user -> !user.isEnabled())
                            .ifPresent(user -> Lockout.lift(session, realm, user)));
        }
    }

    private Optional<UserModel> user(RealmModel realm, String id) {
        return Optional.ofNullable(id).map(user -> session.users().getUserById(realm, user));
    }

    @Override
    public void close() {}
}
