package dev.sallyport.core.keycloak;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.constants.AdapterConstants;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocolService;

/**
 * A login of the API's client in the browser: Keycloak's authorization code flow, with everything that the realm asks for.
 * The code is Keycloak's: good once, for a minute, at one redirect URI, on every node.
 */
public final class BrowserLogin {

    private final KeycloakSession session;
    private final RealmModel realm;

    public BrowserLogin(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Path of the redirect URI below the base of a server. */
    public static String callbackPath(RealmModel realm) {
        return "realms/" + realm.getName() + "/oauth2/code";
    }

    /** Where the browser begins, to go on to an identity provider at once. */
    public URI authorization(String state, String providerAlias) {
        return OIDCLoginProtocolService.authUrl(UriBuilder.fromUri(base()))
                .queryParam(OAuth2Constants.CLIENT_ID, ApiLogin.CLIENT_ID)
                .queryParam(OAuth2Constants.RESPONSE_TYPE, OAuth2Constants.CODE)
                .queryParam(OAuth2Constants.SCOPE, OAuth2Constants.SCOPE_OPENID)
                .queryParam(OAuth2Constants.REDIRECT_URI, callback())
                .queryParam(OAuth2Constants.STATE, state)
                .queryParam(AdapterConstants.KC_IDP_HINT, providerAlias)
                .build(realm.getName());
    }

    /** @return empty when Keycloak refuses; it has written the event then */
    public Optional<TokenPair> exchange(String code, EventBuilder event) {
        return new OwnGrant(session, realm, OAuth2Constants.AUTHORIZATION_CODE)
                .tokens(
                        Map.of(
                                OAuth2Constants.CODE,
                                code,
                                OAuth2Constants.REDIRECT_URI,
                                callback().toString()),
                        event);
    }

    private URI callback() {
        return UriBuilder.fromUri(base()).path(callbackPath(realm)).build();
    }

    private URI base() {
        return session.getContext().getUri().getBaseUri();
    }
}
