package dev.sallyport.core.keycloak;

import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.vault.VaultStringSecret;

/** Keycloak's vault, for settings that say {@code ${vault.name}} instead of the secret itself. */
public final class Vault {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{vault\\..+}");

    private final KeycloakSession session;

    public Vault(KeycloakSession session) {
        this.session = session;
    }

    public static boolean isReference(String value) {
        return REFERENCE.matcher(value).matches();
    }

    /** The value itself, or what the vault of the session's realm has under that name; empty when it has nothing. */
    public Optional<String> resolve(String value) {
        try (VaultStringSecret secret = session.vault().getStringSecret(value)) {
            return secret.get();
        }
    }
}
