package dev.sallyport.authenticators.sentcode;

import dev.sallyport.core.sentcode.Channel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link SentCodeCredentialProvider} for codes by e-mail. */
public final class EmailCredentialProviderFactory implements CredentialProviderFactory<CredentialProvider<?>> {

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new SentCodeCredentialProvider(session, Channel.EMAIL);
    }

    @Override
    public String getId() {
        return Channel.EMAIL.factor().credentialType();
    }
}
