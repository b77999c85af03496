package dev.sallyport.rest.grant;

import dev.sallyport.core.keycloak.ApiKeyToken;
import dev.sallyport.core.keycloak.PlainFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.OAuth2GrantType;
import org.keycloak.protocol.oidc.grants.OAuth2GrantTypeFactory;

/** {@link ApiKeyGrant} at the token endpoint of every realm; clients may not use it until somebody says so. */
public final class ApiKeyGrantFactory implements OAuth2GrantTypeFactory, PlainFactory<OAuth2GrantType> {

    @Override
    public String getId() {
        return ApiKeyToken.GRANT;
    }

    /** Part of the ids of its tokens. */
    @Override
    public String getShortcut() {
        return "sk";
    }

    @Override
    public OAuth2GrantType create(KeycloakSession session) {
        return new ApiKeyGrant();
    }
}
