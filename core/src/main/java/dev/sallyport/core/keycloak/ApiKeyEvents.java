package dev.sallyport.core.keycloak;

import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Keycloak's user events about API keys. They name a key by its key id, which opens nothing. */
public final class ApiKeyEvents {

    /** Value of the detail {@link Details#CREDENTIAL_TYPE}. */
    public static final String TYPE = "sallyport-api-key";

    /** Detail: the key id. */
    public static final String KEY = "sallyport_api_key";

    /** Detail: what was done to the key. */
    public static final String ACTION = "sallyport_action";

    /** Value of {@link #ACTION} in a login from a network that is new for the key. */
    public static final String NEW_NETWORK = "NEW_NETWORK";

    /** Detail: id of who did it, where that was not its owner. */
    public static final String ACTOR = "sallyport_actor";

    /** What was done to a key. */
    public enum Action {
        CREATED,
        IMPORTED,
        UPDATED,
        ROTATED,
        SUSPENDED,
        /** Nobody used it for too long. */
        REMOVED,
        DELETED,
        REVOKED,
        EXPIRED;

        private boolean isEnd() {
            return this == DELETED || this == REVOKED || this == REMOVED || this == EXPIRED;
        }
    }

    private final KeycloakSession session;

    public ApiKeyEvents(KeycloakSession session) {
        this.session = session;
    }

    /** With the transaction of the change. */
    public void changed(String ownerId, String keyId, Action action, Optional<String> actorId) {
        EventBuilder event = about(
                        action.isEnd() ? EventType.REMOVE_CREDENTIAL : EventType.UPDATE_CREDENTIAL, Optional.of(keyId))
                .user(ownerId)
                .detail(ACTION, action.name());
        actorId.filter(actor -> !actor.equals(ownerId)).ifPresent(actor -> event.detail(ACTOR, actor));
        event.success();
    }

    /** A key was used from where it was never used before: a login that looks like none of those so far. */
    public void newNetwork(String ownerId, String keyId, String address) {
        about(EventType.LOGIN, Optional.of(keyId))
                .user(ownerId)
                .ipAddress(address)
                .detail(ACTION, NEW_NETWORK)
                .success();
    }

    /** At once, in a transaction of its own. */
    public void refused(Optional<UserModel> owner, Optional<String> keyId, String reason) {
        EventBuilder event = about(EventType.LOGIN, keyId).detail(Details.REASON, reason);
        owner.ifPresent(event::user);
        event.error(Errors.INVALID_USER_CREDENTIALS);
    }

    private EventBuilder about(EventType type, Optional<String> keyId) {
        EventBuilder event = new EventBuilder(
                        session.getContext().getRealm(),
                        session,
                        session.getContext().getConnection())
                .event(type)
                .client(ApiLogin.CLIENT_ID)
                .detail(Details.CREDENTIAL_TYPE, TYPE);
        keyId.ifPresent(id -> event.detail(KEY, id));
        return event;
    }
}
