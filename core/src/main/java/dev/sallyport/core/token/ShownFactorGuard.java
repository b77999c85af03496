package dev.sallyport.core.token;

import dev.sallyport.core.account.Installation;
import dev.sallyport.core.account.Proof;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.keycloak.TokenGuard;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * A user who must have a second factor gets no tokens from a session in which none was shown ({@link Proof}). Only in
 * realms in which Sallyport is installed; the service accounts of clients are no users.
 */
final class ShownFactorGuard implements TokenGuard {

    private static final String REFUSAL = "A second factor is required: sign in again";

    @Override
    public Optional<String> refusal(KeycloakSession session, UserSessionModel userSession) {
        RealmModel realm = userSession.getRealm();
        UserModel user = userSession.getUser();
        boolean refused = Installation.isIn(realm)
                && user != null
                && user.getServiceAccountClientLink() == null
                && new SecondFactors(session, realm, user).obliged()
                && !Proof.of(userSession, user);
        return refused ? Optional.of(REFUSAL) : Optional.empty();
    }
}
