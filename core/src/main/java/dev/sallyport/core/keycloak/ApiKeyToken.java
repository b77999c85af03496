package dev.sallyport.core.keycloak;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.encode.TokenContextEncoderProvider;
import org.keycloak.representations.AccessToken;

/**
 * An access token that was made of an API key, and is no more than that key.
 *
 * @param keyId       which key
 * @param fingerprint which of its values: the beginning of that one's hash
 */
public record ApiKeyToken(String keyId, String fingerprint) {

    /** The grant that makes them, as it is named in requests. */
    public static final String GRANT = "urn:sallyport:params:oauth:grant-type:api-key";

    /** Claim: the key id. */
    public static final String KEY = "sallyport_api_key";

    /** Claim: the fingerprint. */
    private static final String VALUE = "sallyport_api_key_value";

    private static final int FINGERPRINT_LENGTH = 16;

    /** @param hash of the value that was presented */
    public static ApiKeyToken of(String keyId, String hash) {
        return new ApiKeyToken(keyId, hash.substring(0, FINGERPRINT_LENGTH));
    }

    /** Empty for every other token. The id of the token says which grant made it, so no mapper can feign it. */
    public static Optional<ApiKeyToken> in(KeycloakSession session, AccessToken token) {
        return isOne(session, token)
                ? Optional.of(new ApiKeyToken(claim(token, KEY), claim(token, VALUE)))
                : Optional.empty();
    }

    /** Whether one was presented in the request at hand. */
    public static boolean isShown(KeycloakSession session) {
        return session.getContext().getBearerToken() instanceof AccessToken token && isOne(session, token);
    }

    /** Writes it into a token, over whatever mappers wrote there. */
    public void writeTo(AccessToken token) {
        token.setOtherClaims(KEY, keyId);
        token.setOtherClaims(VALUE, fingerprint);
    }

    private static boolean isOne(KeycloakSession session, AccessToken token) {
        try {
            return GRANT.equals(session.getProvider(TokenContextEncoderProvider.class)
                    .getTokenContextFromTokenId(token.getId())
                    .getGrantType());
        } catch (IllegalArgumentException e) {
            // Not one of Keycloak's ids, as in tokens of older versions.
            return false;
        }
    }

    private static String claim(AccessToken token, String name) {
        return String.valueOf(token.getOtherClaims().get(name));
    }
}
