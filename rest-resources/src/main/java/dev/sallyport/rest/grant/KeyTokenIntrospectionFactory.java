package dev.sallyport.rest.grant;

import dev.sallyport.core.keycloak.ApiKeyToken;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.events.EventBuilder;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProvider;
import org.keycloak.protocol.oidc.AccessTokenIntrospectionProviderFactory;
import org.keycloak.protocol.oidc.TokenIntrospectionProvider;
import org.keycloak.representations.AccessToken;

/**
 * Takes the place of Keycloak's introspection of access tokens, and says of tokens that were made of an API key that they
 * are not active (RFC 7662 §2.2): Keycloak would answer with all roles of the user, whatever the key allows.
 */
public final class KeyTokenIntrospectionFactory extends AccessTokenIntrospectionProviderFactory {

    @Override
    public TokenIntrospectionProvider create(KeycloakSession session) {
        return new AccessTokenIntrospectionProvider<>(session) {
            @Override
            public Response introspect(String token, EventBuilder event) {
                return isOfKey(session, token)
                        ? Response.ok("{\"active\":false}", MediaType.APPLICATION_JSON_TYPE)
                                .build()
                        : super.introspect(token, event);
            }
        };
    }

    /** Read without a look at its signature: whatever claims to be one is none to anybody. */
    private static boolean isOfKey(KeycloakSession session, String token) {
        try {
            AccessToken claims = new JWSInput(token).readJsonContent(AccessToken.class);
            return claims.getId() != null && ApiKeyToken.in(session, claims).isPresent();
        } catch (JWSInputException e) {
            return false;
        }
    }

    /** Above Keycloak's own, which has the same id. */
    @Override
    public int order() {
        return 1;
    }
}
