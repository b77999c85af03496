package dev.sallyport.core.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** A password that is hashed before its user is there: the credential that Keycloak would store, as JSON. */
public final class StoredPassword {

    private static final ObjectMapper JSON = new JsonMapper();
    private static final String SECRET = "secretData";
    private static final String DATA = "credentialData";

    private StoredPassword() {}

    /** Takes the time that the realm's hash takes. */
    public static String hashed(KeycloakSession session, RealmModel realm, String password) {
        PasswordCredentialModel credential = encode(session, realm, password);
        return JSON.createObjectNode()
                .put(SECRET, credential.getSecretData())
                .put(DATA, credential.getCredentialData())
                .toString();
    }

    /** Becomes the password of a user who has none. */
    public static void give(UserModel user, String hashed) {
        try {
            JsonNode json = JSON.readTree(hashed);
            CredentialModel credential = new CredentialModel();
            credential.setType(PasswordCredentialModel.TYPE);
            credential.setCreatedDate(ServerTime.now().toEpochMilli());
            credential.setSecretData(json.path(SECRET).asText());
            credential.setCredentialData(json.path(DATA).asText());
            user.credentialManager().createStoredCredential(credential);
        } catch (JsonProcessingException e) {
            // Its text would quote the hash.
            throw new IllegalStateException("not what was written here");
        }
    }

    static PasswordCredentialModel encode(KeycloakSession session, RealmModel realm, String password) {
        PasswordPolicy policy = realm.getPasswordPolicy();
        String algorithm = policy == null ? null : policy.getHashAlgorithm();
        PasswordHashProvider provider = algorithm == null
                ? session.getProvider(PasswordHashProvider.class)
                : session.getProvider(PasswordHashProvider.class, algorithm);
        return provider.encodedCredential(password, policy == null ? -1 : policy.getHashIterations());
    }
}
