package dev.sallyport.core.keycloak;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.adapter.InMemoryUserAdapter;
import org.keycloak.userprofile.UserProfileContext;
import org.keycloak.userprofile.UserProfileProvider;
import org.keycloak.userprofile.ValidationException;

/** Somebody who is to become a user, as Keycloak's rules and mails want to see him: nothing of him is stored. */
public final class Newcomer {

    private Newcomer() {}

    /** Has an address, which is his name, and nothing else. */
    public static UserModel of(KeycloakSession session, RealmModel realm, String email) {
        UserModel newcomer = new InMemoryUserAdapter(session, realm, "newcomer");
        newcomer.setUsername(email);
        newcomer.setEmail(email);
        newcomer.setEnabled(true);
        return newcomer;
    }

    /**
     * What the realm's User Profile has against a value.
     *
     * @param attribute whose
     * @param key       of Keycloak's message
     * @param arguments of the message
     */
    public record Objection(String attribute, String key, List<Object> arguments) {}

    /** What the User Profile has against values of attributes. Those that it does not know are not its affair. */
    public static List<Objection> objections(
            KeycloakSession session, String email, Map<String, List<String>> attributes) {
        Map<String, List<String>> all = new HashMap<>(attributes);
        all.put(UserModel.USERNAME, List.of(email));
        all.put(UserModel.EMAIL, List.of(email));
        try {
            session.getProvider(UserProfileProvider.class)
                    .create(UserProfileContext.REGISTRATION, all)
                    .validate();
            return List.of();
        } catch (ValidationException e) {
            // Whether the address is somebody's is said to nobody here.
            return e.getErrors().stream()
                    .filter(error -> attributes.containsKey(error.getAttribute()))
                    .map(error -> new Objection(
                            error.getAttribute(), error.getMessage(), Arrays.asList(error.getMessageParameters())))
                    .toList();
        }
    }
}
