package dev.sallyport.core.keycloak;

import org.keycloak.representations.AccessTokenResponse;

/**
 * What a completed login hands out.
 *
 * @param token        access token, a JWT
 * @param refreshToken refresh token, a JWT
 */
public record TokenPair(String token, String refreshToken) {

    static TokenPair of(AccessTokenResponse response) {
        return new TokenPair(response.getToken(), response.getRefreshToken());
    }

    @Override
    public String toString() {
        return "TokenPair[***]";
    }
}
