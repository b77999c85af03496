package dev.sallyport.authenticators.backupcode;

import dev.sallyport.core.account.BackupCodeCredential;
import dev.sallyport.core.policy.Factor;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Shows backup codes to the consoles. */
final class BackupCodeCredentialProvider implements CredentialProvider<BackupCodeCredential> {

    private final KeycloakSession session;

    BackupCodeCredentialProvider(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public String getType() {
        return Factor.BACKUP_CODE.credentialType();
    }

    @Override
    public CredentialModel createCredential(RealmModel realm, UserModel user, BackupCodeCredential credential) {
        return user.credentialManager().createStoredCredential(credential);
    }

    @Override
    public boolean deleteCredential(RealmModel realm, UserModel user, String credentialId) {
        return user.credentialManager().removeStoredCredentialById(credentialId);
    }

    @Override
    public BackupCodeCredential getCredentialFromModel(CredentialModel model) {
        return BackupCodeCredential.of(model);
    }

    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext metadataContext) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("sallyport.backup-code.displayName")
                .helpText("sallyport.backup-code.helpText")
                .iconCssClass("kcAuthenticatorRecoveryAuthnCodesClass")
                .createAction(BackupCodeSetupFactory.ID)
                .removeable(true)
                .build(session);
    }
}
