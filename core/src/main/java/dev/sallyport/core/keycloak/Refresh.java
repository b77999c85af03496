package dev.sallyport.core.keycloak;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCAdvancedConfigWrapper;
import org.keycloak.protocol.oidc.TokenManager;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.representations.AccessTokenResponse;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;

/** New tokens for a refresh token, through Keycloak's own grant, so that rotation and revocation are the realm's. */
public final class Refresh {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Refresh(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** @return empty when Keycloak refuses; it has written the event then */
    public Optional<TokenPair> grant(String refreshToken, EventBuilder event) {
        ClientModel client = realm.getClientByClientId(ApiLogin.CLIENT_ID);
        session.getContext().setClient(client);
        MultivaluedHashMap<String, String> form = new MultivaluedHashMap<>();
        form.putSingle(OAuth2Constants.GRANT_TYPE, OAuth2Constants.REFRESH_TOKEN);
        form.putSingle(OAuth2Constants.REFRESH_TOKEN, refreshToken);
        OAuth2GrantType.Context context = new OAuth2GrantType.Context(
                session,
                OIDCAdvancedConfigWrapper.fromClientModel(client),
                Map.of(),
                form,
                event.event(EventType.REFRESH_TOKEN).client(client),
                Cors.builder().auth(),
                new TokenManager());
        try {
            Object answer = session.getProvider(OAuth2GrantType.class, OAuth2Constants.REFRESH_TOKEN)
                    .process(context)
                    .getEntity();
            return Optional.of(TokenPair.of((AccessTokenResponse) answer));
        } catch (CorsErrorResponseException refused) {
            return Optional.empty();
        }
    }
}
