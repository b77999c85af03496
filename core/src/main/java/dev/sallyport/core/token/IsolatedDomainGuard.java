package dev.sallyport.core.token;

import dev.sallyport.core.account.Installation;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.keycloak.TokenGuard;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/** On an isolated domain tokens are issued to users of its tenant only, whatever the grant. Service accounts are no users. */
final class IsolatedDomainGuard implements TokenGuard {

    private static final String REFUSAL = "This user cannot sign in at this address";

    @Override
    public Optional<String> refusal(KeycloakSession session, UserSessionModel userSession) {
        RealmModel realm = userSession.getRealm();
        UserModel user = userSession.getUser();
        boolean refused = Installation.isIn(realm)
                && user != null
                && user.getServiceAccountClientLink() == null
                && !new Domains(session, realm).admits(user);
        return refused ? Optional.of(REFUSAL) : Optional.empty();
    }
}
