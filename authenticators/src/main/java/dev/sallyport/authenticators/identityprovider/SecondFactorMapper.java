package dev.sallyport.authenticators.identityprovider;

import dev.sallyport.authenticators.twofactor.IdentityProviderProof;
import dev.sallyport.authenticators.twofactor.NewLink;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.oidc.OIDCIdentityProviderConfig;
import org.keycloak.broker.provider.AbstractIdentityProviderMapper;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderMapperModel;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.JsonWebToken;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * With it an administrator says that an identity provider's own second factor counts, for logins whose ID token says that
 * one was shown. Only an ID token whose signature Keycloak has validated is looked at.
 */
public final class SecondFactorMapper extends AbstractIdentityProviderMapper {

    /** Id of the mapper in the realm's representation. */
    public static final String ID = "sallyport-second-factor-idp-mapper";

    /** Entry of the context: one of the provider’s mappers has found what it looks for. */
    private static final String FOUND = "sallyport.second-factor";

    /** Before Keycloak looks for the user; one who is linked already is found here. */
    @Override
    public void preprocessFederatedIdentity(
            KeycloakSession session,
            RealmModel realm,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        if (context.getAuthenticationSession() != null) { // there is none at a token exchange
            note(mapper, context, linkedUser(session, realm, context));
        }
    }

    /** After the first login has made the user. */
    @Override
    public void importNewUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        note(mapper, context, Optional.of(user));
    }

    /** Also when the first login has just linked a user who was there before. */
    @Override
    public void updateBrokeredUser(
            KeycloakSession session,
            RealmModel realm,
            UserModel user,
            IdentityProviderMapperModel mapper,
            BrokeredIdentityContext context) {
        if (context.getAuthenticationSession() != null) {
            NewLink.holdIfUnproven(session, context.getAuthenticationSession(), user);
        }
    }

    /** Of several mappers one is enough. */
    private static void note(
            IdentityProviderMapperModel mapper, BrokeredIdentityContext context, Optional<UserModel> user) {
        if (counts(mapper, context)) {
            context.getContextData().put(FOUND, "true");
        }
        AuthenticationSessionModel login = context.getAuthenticationSession();
        IdentityProviderProof.forget(login);
        if (context.getContextData().containsKey(FOUND)) {
            user.ifPresent(owner ->
                    IdentityProviderProof.note(login, context.getIdpConfig().getAlias(), owner));
        }
    }

    private static boolean counts(IdentityProviderMapperModel mapper, BrokeredIdentityContext context) {
        return new OIDCIdentityProviderConfig(context.getIdpConfig()).isValidateSignature()
                && context.getContextData().get(OIDCIdentityProvider.VALIDATED_ID_TOKEN) instanceof JsonWebToken idToken
                && AcceptedFactors.from(mapper.getConfig()).saidBy(idToken);
    }

    private static Optional<UserModel> linkedUser(
            KeycloakSession session, RealmModel realm, BrokeredIdentityContext context) {
        return Stream.of(context.getId(), context.getLegacyId())
                .flatMap(Stream::ofNullable)
                .map(id -> new FederatedIdentityModel(context.getIdpConfig().getAlias(), id, context.getUsername()))
                .flatMap(link -> Stream.ofNullable(session.users().getUserByFederatedIdentity(realm, link)))
                .findFirst();
    }

    @Override
    public String[] getCompatibleProviders() {
        return new String[] {ANY_PROVIDER};
    }

    @Override
    public String getDisplayCategory() {
        return "Preprocessor";
    }

    @Override
    public String getDisplayType() {
        return "Sallyport: second factor of the identity provider";
    }

    @Override
    public String getHelpText() {
        return "Counts a second factor that the provider asked for, if its ID token says so. Needs validated signatures.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return AcceptedFactors.properties();
    }

    /** The same in each: nothing is copied to the user. */
    @Override
    public boolean supportsSyncMode(IdentityProviderSyncMode syncMode) {
        return true;
    }

    @Override
    public String getId() {
        return ID;
    }
}
