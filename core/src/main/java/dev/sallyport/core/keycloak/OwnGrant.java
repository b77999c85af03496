package dev.sallyport.core.keycloak;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;

/** A grant of Keycloak's own, asked for by the API's client, so that everything it checks is checked. */
final class OwnGrant {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String type;

    OwnGrant(KeycloakSession session, RealmModel realm, String type) {
        this.session = session;
        this.realm = realm;
        this.type = type;
    }

    /** @return empty when Keycloak refuses; it has written the event then */
    Optional<TokenPair> tokens(Map<String, String> parameters, EventBuilder event) {
        ClientModel client = realm.getClientByClientId(ApiLogin.CLIENT_ID);
        if (client == null || !client.isEnabled()) {
            return Optional.empty();
        }
        session.getContext().setClient(client);
        OAuth2GrantType grant = session.getProvider(OAuth2GrantType.class, type);
        MultivaluedHashMap<String, String> form = new MultivaluedHashMap<>(parameters);
        form.putSingle(OAuth2Constants.GRANT_TYPE, type);
        OAuth2GrantType.Context context = new OAuth2GrantType.Context(
                session,
                OIDCAdvancedConfigWrapper.fromClientModel(client),
                Map.of(),
                form,
                event.event(grant.getEventType()).client(client),
                Cors.builder().auth(),
                new TokenManager());
        try {
            return Optional.of(
                    TokenPair.of((AccessTokenResponse) grant.process(context).getEntity()));
        } catch (CorsErrorResponseException refused) {
            return Optional.empty();
        }
    }
}
