package dev.sallyport.core.selfregistration;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Who became a user lately, for the browser tab that waits for him: he chose his password there a moment ago, and logs in
 * there without typing it again, once. On every node of the cluster.
 */
public final class Arrivals {

    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final String USER = "user";

    private final KeycloakSession session;
    private final RealmModel realm;

    public Arrivals(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    void tell(String signUpId, String userId) {
        session.singleUseObjects().put(key(signUpId), LIFETIME.toSeconds(), Map.of(USER, userId));
    }

    /** Empty when he did not come yet, came too long ago, logged in before, or may not log in. */
    public Optional<UserModel> take(String signUpId) {
        return Optional.ofNullable(session.singleUseObjects().remove(key(signUpId)))
                .map(notes -> session.users().getUserById(realm, notes.get(USER)))
                .filter(UserModel::isEnabled);
    }

    private String key(String signUpId) {
        return "sallyport.arrival." + realm.getId() + "." + signUpId;
    }
}
