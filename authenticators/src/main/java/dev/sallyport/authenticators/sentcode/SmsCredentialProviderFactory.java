package dev.sallyport.authenticators.sentcode;

import dev.sallyport.core.sentcode.Channel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link SentCodeCredentialProvider} for codes by SMS. */
public final class SmsCredentialProviderFactory implements CredentialProviderFactory<CredentialProvider<?>> {

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new SentCodeCredentialProvider(session, Channel.SMS);
    }

    @Override
    public String getId() {
        return Channel.SMS.factor().credentialType();
    }
}
