package dev.sallyport.core.oauth2client;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A "Sign in with …" as ThingsBoard knows it (thingsboard-behaviour §9.1). URLs and the authentication method are kept as
 * they came, and looked at when they are used.
 *
 * @param id                   UUID; the internal id of the identity provider that it is
 * @param tenantId             whose it is; empty for the system's
 * @param clientSecret         may be a reference to the vault
 * @param authenticationMethod {@code POST}, {@code BASIC}, or anything else for none with PKCE
 * @param userNameAttribute    attribute that names the user at the provider, where it has neither {@code sub} nor {@code id}
 * @param platforms            where its button shows; empty for everywhere
 * @param additionalInfo       JSON; empty for none
 */
public record OAuth2Client(
        String id,
        Instant createdAt,
        Optional<String> tenantId,
        String title,
        String clientId,
        ClientSecret clientSecret,
        String authorizationUri,
        String accessTokenUri,
        Optional<String> userInfoUri,
        Optional<String> jwkSetUri,
        List<String> scope,
        String userNameAttribute,
        String authenticationMethod,
        String buttonLabel,
        Optional<String> buttonIcon,
        List<Platform> platforms,
        Optional<String> additionalInfo,
        MapperConfig mapper) {

    static final String IN_BODY = "POST";
    static final String IN_HEADER = "BASIC";

    public OAuth2Client {
        scope = List.copyOf(scope);
        platforms = List.copyOf(platforms);
    }

    /** The same with other words about itself. */
    public OAuth2Client as(String id, Instant createdAt, Optional<String> tenantId) {
        return new OAuth2Client(
                id,
                createdAt,
                tenantId,
                title,
                clientId,
                clientSecret,
                authorizationUri,
                accessTokenUri,
                userInfoUri,
                jwkSetUri,
                scope,
                userNameAttribute,
                authenticationMethod,
                buttonLabel,
                buttonIcon,
                platforms,
                additionalInfo,
                mapper);
    }

    /** Whether it authenticates itself with its secret; all others do without, and prove themselves with PKCE. */
    public boolean hasSecret() {
        return IN_BODY.equals(authenticationMethod) || IN_HEADER.equals(authenticationMethod);
    }

    /** Whether its button shows on a platform. */
    public boolean isFor(Platform platform) {
        return platforms.isEmpty() || platforms.contains(platform);
    }
}
