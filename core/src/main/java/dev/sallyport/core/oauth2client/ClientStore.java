package dev.sallyport.core.oauth2client;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;

/** How an identity provider says what an {@link OAuth2Client} says; its mapper left out. */
final class ClientStore {

    private static final String TITLE = "sallyport.title";
    private static final String CREATED = "sallyport.createdTime";
    private static final String TENANT = "sallyport.tenantId";
    private static final String METHOD = "sallyport.clientAuthenticationMethod";
    private static final String USER_NAME = "sallyport.userNameAttribute";
    private static final String ICON = "sallyport.icon";
    private static final String PLATFORMS = "sallyport.platforms";
    private static final String ADDITIONAL_INFO = "sallyport.additionalInfo";

    private static final String CLIENT_ID = "clientId";
    private static final String CLIENT_SECRET = "clientSecret";
    private static final String AUTHORIZATION = "authorizationUrl";
    private static final String TOKEN = "tokenUrl";
    private static final String USER_INFO = "userInfoUrl";
    private static final String JWKS = "jwksUrl";
    private static final String SCOPE = "defaultScope";
    private static final String AUTH_METHOD = "clientAuthMethod";
    private static final String IN_BODY = "client_secret_post";
    private static final String IN_HEADER = "client_secret_basic";
    private static final String PKCE = "pkceEnabled";
    private static final String PKCE_METHOD = "pkceMethod";

    private ClientStore() {}

    static OAuth2Client read(IdentityProviderModel provider, MapperConfig mapper) {
        Map<String, String> config = provider.getConfig();
        String label = text(provider.getDisplayName()).orElse(provider.getAlias());
        return new OAuth2Client(
                provider.getInternalId(),
                Instant.ofEpochMilli(number(config.get(CREATED))),
                tenant(provider),
                text(config.get(TITLE)).orElse(label),
                config.getOrDefault(CLIENT_ID, ""),
                new ClientSecret(config.getOrDefault(CLIENT_SECRET, "")),
                config.getOrDefault(AUTHORIZATION, ""),
                config.getOrDefault(TOKEN, ""),
                text(config.get(USER_INFO)),
                text(config.get(JWKS)),
                words(config.get(SCOPE)),
                text(config.get(USER_NAME)).orElse("email"),
                method(config),
                label,
                text(config.get(ICON)),
                platforms(config.get(PLATFORMS)),
                text(config.get(ADDITIONAL_INFO)),
                mapper);
    }

    /** Changes what the client says, and leaves what else an administrator set. */
    static void write(OAuth2Client client, IdentityProviderModel provider) {
        provider.setDisplayName(client.buttonLabel());
        Map<String, String> config = provider.getConfig();
        config.put(TITLE, client.title());
        config.put(CREATED, String.valueOf(client.createdAt().toEpochMilli()));
        put(config, TENANT, client.tenantId());
        config.put(CLIENT_ID, client.clientId());
        config.put(CLIENT_SECRET, client.clientSecret().reveal());
        config.put(AUTHORIZATION, client.authorizationUri());
        config.put(TOKEN, client.accessTokenUri());
        put(config, USER_INFO, client.userInfoUri());
        put(config, JWKS, client.jwkSetUri());
        config.put("useJwksUrl", String.valueOf(client.jwkSetUri().isPresent()));
        config.put("validateSignature", String.valueOf(client.jwkSetUri().isPresent()));
        config.put(SCOPE, String.join(" ", client.scope()));
        config.put(USER_NAME, client.userNameAttribute());
        put(config, ICON, client.buttonIcon());
        config.put(PLATFORMS, client.platforms().stream().map(Enum::name).collect(Collectors.joining(",")));
        put(config, ADDITIONAL_INFO, client.additionalInfo());
        writeMethod(client, config);
    }

    static Optional<String> tenant(IdentityProviderModel provider) {
        return text(provider.getConfig().get(TENANT));
    }

    private static void writeMethod(OAuth2Client client, Map<String, String> config) {
        String method = client.authenticationMethod();
        boolean secret = client.hasSecret();
        config.put(METHOD, method);
        config.put(AUTH_METHOD, OAuth2Client.IN_HEADER.equals(method) ? IN_HEADER : IN_BODY);
        config.put(PKCE, String.valueOf(!secret));
        put(config, PKCE_METHOD, secret ? Optional.empty() : Optional.of("S256"));
    }

    /** The word that was saved, unless an administrator changed in the console what it stands for. */
    private static String method(Map<String, String> config) {
        String saved = config.getOrDefault(METHOD, "");
        boolean noSecret =
                !saved.isEmpty() && !OAuth2Client.IN_BODY.equals(saved) && !OAuth2Client.IN_HEADER.equals(saved);
        boolean inHeader = config.getOrDefault(AUTH_METHOD, IN_BODY).startsWith(IN_HEADER);
        if (noSecret && Boolean.parseBoolean(config.get(PKCE)) && !inHeader) {
            return saved;
        }
        return inHeader ? OAuth2Client.IN_HEADER : OAuth2Client.IN_BODY;
    }

    private static List<Platform> platforms(String joined) {
        return Stream.of(Platform.values())
                .filter(platform -> List.of(
                                Optional.ofNullable(joined).orElse("").split(","))
                        .contains(platform.name()))
                .toList();
    }

    private static List<String> words(String joined) {
        return Stream.of(Optional.ofNullable(joined).orElse("").split("[ ,]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static long number(String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
    }

    private static Optional<String> text(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isEmpty());
    }

    private static void put(Map<String, String> config, String key, Optional<String> value) {
        if (value.isPresent()) {
            config.put(key, value.get());
        } else {
            config.remove(key);
        }
    }
}
