package dev.sallyport.authenticators.oauth2client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.core.oauth2client.LoginRefusedException;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import dev.sallyport.core.oauth2client.MappedUser;
import dev.sallyport.core.oauth2client.MapperConfig;
import dev.sallyport.core.oauth2client.MapperType;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.UserAttributes;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.validation.Validation;

/** Makes of what a provider said who somebody is here (thingsboard-behaviour §9.5). */
final class UserMapping {

    private static final int LONGEST_EMAIL = 254; // RFC 5321 §4.5.3.1.3, without the brackets

    private final OAuth2Client client;
    private final MapperServers servers;

    UserMapping(KeycloakSession session, OAuth2Client client) {
        this.client = client;
        this.servers = new MapperServers(session, client);
    }

    /** @throws LoginRefusedException when nobody can be made of it */
    MappedUser of(ProviderAnswer said) {
        MapperType type = client.mapper().type().orElseThrow(UserMapping::notConfigured);
        MappedUser user = switch (type) {
            case BASIC, APPLE -> byAttributes(said.attributes());
            case GITHUB ->
                new UserAttributes(said.attributes()).user(servers.gitHubEmail(said.accessToken()), true, basic());
            case CUSTOM -> servers.custom(custom(), said);
        };
        if (user.email().length() > LONGEST_EMAIL || !Validation.isEmailValid(user.email())) {
            throw new LoginRefusedException(Reason.NO_EMAIL);
        }
        return user;
    }

    private MappedUser byAttributes(JsonNode json) {
        UserAttributes attributes = new UserAttributes(json);
        return attributes.user(attributes.email(basic().emailKey()), attributes.vouches(), basic());
    }

    private MapperConfig.Basic basic() {
        return client.mapper().basic().orElseThrow(UserMapping::notConfigured);
    }

    private MapperConfig.Custom custom() {
        return Optional.of(client.mapper()).flatMap(MapperConfig::custom).orElseThrow(UserMapping::notConfigured);
    }

    private static LoginRefusedException notConfigured() {
        return new LoginRefusedException(Reason.NOT_CONFIGURED);
    }
}
