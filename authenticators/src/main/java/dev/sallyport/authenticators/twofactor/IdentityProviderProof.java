package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.Proof;
import org.keycloak.events.Details;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * That an identity provider asked for a second factor itself, from its answer to the end of that very login. It becomes
 * {@link Proof} only if the login ends as the one of the same user by way of the same provider: not when the same browser
 * tab goes on as somebody else, by a password or by another provider.
 */
public final class IdentityProviderProof {

    private static final String NOTE = "sallyport.identity-provider-factor";

    private IdentityProviderProof() {}

    /** Notes it for a login that is not complete yet. */
    public static void note(AuthenticationSessionModel login, String alias, UserModel user) {
        login.setAuthNote(NOTE, entry(alias, user));
    }

    /** Takes back what an earlier answer in the same tab has left. */
    public static void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(NOTE);
    }

    /** At the end of the login, when it is known whose it is. */
    static void count(AuthenticationSessionModel login, UserModel user) {
        String alias = login.getUserSessionNotes().get(Details.IDENTITY_PROVIDER);
        if (alias != null && entry(alias, user).equals(login.getAuthNote(NOTE))) {
            forget(login);
            LoginProof.give(login, user, Proof.byIdentityProvider(alias));
        }
    }

    private static String entry(String alias, UserModel user) {
        return user.getId() + " " + alias;
    }
}
