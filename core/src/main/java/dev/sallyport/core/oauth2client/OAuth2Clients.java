package dev.sallyport.core.oauth2client;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.IdentityProviderShowInAccountConsole;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The OAuth2 clients of the realm in the session's context. Each is an identity provider of Keycloak's with one mapper, and
 * nothing else: what an administrator changes in the console is changed here. Who may do what is for the door to say.
 */
public final class OAuth2Clients {

    /** Provider id of the identity providers that are OAuth2 clients. */
    public static final String PROVIDER = "sallyport-oidc";

    /** Id of the mapper that each of them has one of. */
    public static final String MAPPER = "sallyport-oauth2-mapper";

    private static final String MAPPER_NAME = "ThingsBoard";
    private static final int ALIAS_WORDS = 40;

    private final IdentityProviderStorageProvider providers;

    public OAuth2Clients(KeycloakSession session) {
        this.providers = session.identityProviders();
    }

    /** Those of the system (empty) or of a tenant. */
    public Stream<OAuth2Client> of(Optional<String> tenantId) {
        return providers
                .getAllStream(IdentityProviderQuery.any())
                .filter(OAuth2Clients::isOne)
                .filter(provider -> ClientStore.tenant(provider).equals(tenantId))
                .map(this::client);
    }

    public Optional<OAuth2Client> find(String id) {
        return provider(id).map(this::client);
    }

    /** The identity provider that a client is. */
    public Optional<IdentityProviderModel> provider(String id) {
        return Optional.ofNullable(providers.getById(id)).filter(OAuth2Clients::isOne);
    }

    /** What an identity provider is as a client; empty when it is none. */
    public Optional<OAuth2Client> of(IdentityProviderModel provider) {
        return Optional.of(provider).filter(OAuth2Clients::isOne).map(this::client);
    }

    /** Makes it, or changes it when there is one with its id. Its tenant and its time of creation stay. */
    public void save(OAuth2Client client) {
        Optional<IdentityProviderModel> known = provider(client.id());
        IdentityProviderModel provider = known.orElseGet(() -> fresh(client));
        ClientStore.write(client, provider);
        if (known.isPresent()) {
            providers.update(provider);
        } else {
            providers.create(provider);
        }
        saveMapper(provider.getAlias(), client.mapper());
    }

    /** False when there was none. */
    public boolean delete(String id) {
        return provider(id)
                // Keycloak's cache forgets the id of what it removes only when it has seen the alias.
                .map(provider -> providers.getByAlias(provider.getAlias()))
                .filter(provider -> providers.remove(provider.getAlias()))
                .isPresent();
    }

    private void saveMapper(String alias, MapperConfig config) {
        Optional<IdentityProviderMapperModel> known = mapper(alias);
        IdentityProviderMapperModel mapper = known.orElseGet(IdentityProviderMapperModel::new);
        mapper.setConfig(MapperStore.write(config));
        if (known.isPresent()) {
            providers.updateMapper(mapper);
            return;
        }
        mapper.setName(MAPPER_NAME);
        mapper.setIdentityProviderAlias(alias);
        mapper.setIdentityProviderMapper(MAPPER);
        providers.createMapper(mapper);
    }

    private OAuth2Client client(IdentityProviderModel provider) {
        MapperConfig mapper = mapper(provider.getAlias())
                .map(model -> MapperStore.read(model.getConfig()))
                .orElse(MapperConfig.NONE);
        return ClientStore.read(provider, mapper);
    }

    private Optional<IdentityProviderMapperModel> mapper(String alias) {
        return providers
                .getMappersByAliasStream(alias)
                .filter(mapper -> MAPPER.equals(mapper.getIdentityProviderMapper()))
                .findFirst();
    }

    private static boolean isOne(IdentityProviderModel provider) {
        return PROVIDER.equals(provider.getProviderId());
    }

    private static IdentityProviderModel fresh(OAuth2Client client) {
        IdentityProviderModel provider = new IdentityProviderModel();
        provider.setInternalId(client.id());
        provider.setAlias(alias(client));
        provider.setProviderId(PROVIDER);
        provider.setEnabled(true);
        provider.setTrustEmail(true);
        // Of all of a realm's clients a login page shows those of its domain, and an account page those of its user.
        provider.setHideOnLogin(true);
        provider.getConfig()
                .put(
                        IdentityProviderModel.SHOW_IN_ACCOUNT_CONSOLE,
                        IdentityProviderShowInAccountConsole.WHEN_LINKED.name());
        return provider;
    }

    /** It stands in URLs and never changes. */
    private static String alias(OAuth2Client client) {
        String words = client.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String unique = KeycloakModelUtils.generateId().substring(0, 8);
        return (words.substring(0, Math.min(words.length(), ALIAS_WORDS)) + "-" + unique).replaceAll("^-", "");
    }
}
