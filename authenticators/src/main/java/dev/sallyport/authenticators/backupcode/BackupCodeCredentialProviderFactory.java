package dev.sallyport.authenticators.backupcode;

import dev.sallyport.core.policy.Factor;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link BackupCodeCredentialProvider}. */
public final class BackupCodeCredentialProviderFactory implements CredentialProviderFactory<CredentialProvider<?>> {

    static final String ID = Factor.BACKUP_CODE.credentialType();

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new BackupCodeCredentialProvider(session);
    }

    @Override
    public String getId() {
        return ID;
    }
}
