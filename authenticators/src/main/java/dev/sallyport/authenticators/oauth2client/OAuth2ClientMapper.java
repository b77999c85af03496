package dev.sallyport.authenticators.oauth2client;

import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.oauth2client.ClientUsers;
import dev.sallyport.core.oauth2client.LoginRefusedException;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import dev.sallyport.core.oauth2client.MapperType;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.OAuth2Clients;
import java.util.List;
import java.util.Optional;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Decides who somebody is whom the provider of an OAuth2 client sends. It comes before Keycloak looks for him, so that
 * Keycloak finds a user who is linked, or nobody comes in: the realm's first broker login has nothing to do.
 */
public final class OAuth2ClientMapper extends AbstractIdentityProviderMapper {

    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        OAuth2Client client = new OAuth2Clients(session)
                .of(context.getIdpConfig())
                .orElseThrow(() -> new IllegalStateException("not an OAuth2 client"));
        Optional<ProviderAnswer> answer = ProviderAnswer.takeFrom(context);
        ClientLogin login = new ClientLogin(session, realm, context.getAuthenticationSession(), context.getIdpConfig());
        try {
            Domains domains = new Domains(session, realm);
            if (!domains.mayUse(client)) {
                throw new LoginRefusedException(Reason.NOT_HERE);
            }
            ClientUsers users = new ClientUsers(session, realm, client, domains.isolatedTenant());
            if (login.isLinking()) {
                login.requireAdmitted(users);
            } else {
                bringIn(session, client, users, login, login.identity(context), answer);
            }
        } catch (LoginRefusedException e) {
            throw login.refuse(e.reason());
        }
    }

    private static void bringIn(
            KeycloakSession session,
            OAuth2Client client,
            ClientUsers users,
            ClientLogin login,
            FederatedIdentityModel identity,
            Optional<ProviderAnswer> answer) {
        Optional<UserModel> known = users.linked(identity);
        if (known.filter(user -> !users.admits(user)).isPresent()) {
            throw new LoginRefusedException(Reason.OTHER_TENANT);
        }
        // The operator's own server is asked each time, because it may refuse; a provider said all by sending him.
        boolean asksEachTime = client.mapper().type().equals(Optional.of(MapperType.CUSTOM));
        if (known.isEmpty() || asksEachTime) {
            ProviderAnswer said = answer.orElseThrow(() -> new LoginRefusedException(Reason.NO_ANSWER));
            login.note(users.arrive(identity, new UserMapping(session, client).of(said)));
        }
    }

    @Override
    public String[] getCompatibleProviders() {
        return new String[] {OAuth2Clients.PROVIDER};
    }

    @Override
    public String getDisplayCategory() {
        return "Preprocessor";
    }

    @Override
    public String getDisplayType() {
        return "Sallyport: ThingsBoard mapper";
    }

    @Override
    public String getHelpText() {
        return "Finds or makes the user of an OAuth2 client, his tenant and his customer, as ThingsBoard does.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return MapperProperties.ALL;
    }

    /** The same in each: a user who is known stays as he is. */
    @Override
    public boolean supportsSyncMode(IdentityProviderSyncMode syncMode) {
        return true;
    }

    @Override
    public String getId() {
        return OAuth2Clients.MAPPER;
    }
}
