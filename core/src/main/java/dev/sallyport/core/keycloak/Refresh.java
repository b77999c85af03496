package dev.sallyport.core.keycloak;

import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** New tokens for a refresh token, through Keycloak's own grant, so that rotation and revocation are the realm's. */
public final class Refresh {

    private final OwnGrant grant;

    public Refresh(KeycloakSession session, RealmModel realm) {
        this.grant = new OwnGrant(session, realm, OAuth2Constants.REFRESH_TOKEN);
    }

    /** @return empty when Keycloak refuses; it has written the event then */
    public Optional<TokenPair> grant(String refreshToken, EventBuilder event) {
        return grant.tokens(Map.of(OAuth2Constants.REFRESH_TOKEN, refreshToken), event);
    }
}
