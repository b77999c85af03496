package dev.sallyport.core.store;

import java.time.Instant;

/**
 * Somebody who signed up and is no user yet.
 *
 * @param email     lower case
 * @param form      what he filled in, but for the password; JSON
 * @param password  Keycloak's credential as JSON: a hash
 * @param expiresAt from when on the link is void
 */
public record SignUpRow(
        String id, String domainId, String email, String form, String password, Instant createdAt, Instant expiresAt) {

    @Override
    public String toString() {
        return id + " ***";
    }
}
