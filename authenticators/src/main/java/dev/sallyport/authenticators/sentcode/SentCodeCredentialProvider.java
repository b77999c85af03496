package dev.sallyport.authenticators.sentcode;

import dev.sallyport.authenticators.twofactor.FactorLabel;
import dev.sallyport.core.account.SentCodeCredential;
import dev.sallyport.core.account.SetUpActions;
import dev.sallyport.core.policy.TwoFactorSettings;
import dev.sallyport.core.sentcode.Channel;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadata.CredentialTypeMetadataBuilder;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Shows a phone number or mail address to the consoles. */
final class SentCodeCredentialProvider implements CredentialProvider<SentCodeCredential> {

    private final KeycloakSession session;
    private final Channel channel;

    SentCodeCredentialProvider(KeycloakSession session, Channel channel) {
        this.session = session;
        this.channel = channel;
    }

    @Override
    public String getType() {
        return channel.factor().credentialType();
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, SentCodeCredential credential) {
        return user.credentialManager().createStoredCredential(credential);
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public SentCodeCredential getCredentialFromModel(CredentialModel model) {
        return SentCodeCredential.of(model);
    }

    /** What can be done with it: set it up where the platform offers it, replace it where the user has one. */
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        FactorLabel label = FactorLabel.of(channel.factor());
        CredentialTypeMetadataBuilder metadata = CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName(label.getNameKey())
                .helpText(label.getHelpKey())
                .iconCssClass(label.getIconClass())
                .removeable(true);
        if (isOffered()) {
            String action = SetUpActions.of(channel.factor());
            metadata = isSetUp(context.getUser()) ? metadata.updateAction(action) : metadata.createAction(action);
        }
        return metadata.build(session);
    }

    private boolean isOffered() {
        return new TwoFactorSettings(session.getContext().getRealm())
                .effective()
                .offers(channel.factor());
    }

    private boolean isSetUp(UserModel user) {
        return user != null
                && user.credentialManager()
                        .getStoredCredentialsByTypeStream(getType())
                        .findAny()
                        .isPresent();
    }
}
