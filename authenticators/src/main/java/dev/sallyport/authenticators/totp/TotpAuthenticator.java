package dev.sallyport.authenticators.totp;

import dev.sallyport.authenticators.twofactor.Challenge;
import dev.sallyport.authenticators.twofactor.MethodAuthenticator;
import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.Response;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.credential.OTPCredentialProviderFactory;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;

/** Asks for the code of an authenticator app. */
final class TotpAuthenticator extends MethodAuthenticator<OTPCredentialProvider> {

    @Override
    protected Factor factor() {
        return Factor.TOTP;
    }

    @Override
    protected Response page(Challenge challenge, LoginFormsProvider form) {
        return form.createForm("totp-login.ftl");
    }

    /** Apps show the code in groups, and people type it so. */
    @Override
    protected String asMeant(String typed) {
        return typed.replace(" ", "");
    }

    @Override
    public OTPCredentialProvider getCredentialProvider(KeycloakSession session) {
        return (OTPCredentialProvider)
                session.getProvider(CredentialProvider.class, OTPCredentialProviderFactory.PROVIDER_ID);
    }
}
