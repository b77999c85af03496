package dev.sallyport.core.keycloak;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserSessionModel;

/** Says from which sessions no tokens are issued. */
public interface TokenGuard {

    /**
     * Of the providers in which a guard stands. Keycloak asks the highest first: above whatever it and others bring. It
     * subtracts orders, so that the largest number would not do.
     */
    int ORDER = 1_000_000;

    /**
     * @param session whose realm and client in the context are those of the request
     * @return why there are none, in words for the client; empty when there is nothing against it
     */
    Optional<String> refusal(KeycloakSession session, UserSessionModel userSession);
}
