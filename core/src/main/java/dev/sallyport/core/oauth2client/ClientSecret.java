package dev.sallyport.core.oauth2client;

/**
 * A secret of a client, or a reference to Keycloak's vault.
 *
 * @param reveal as it was saved
 */
public record ClientSecret(String reveal) {

    /** Whether it stands for a secret of the vault ({@code ${vault.name}}). */
    public boolean isReference() {
        return reveal.startsWith("${vault.");
    }

    @Override
    public String toString() {
        return "***";
    }
}
