package dev.sallyport.authenticators.totp;

import dev.sallyport.core.account.Installation;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.authentication.requiredactions.UpdateTotp;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Takes the place of Keycloak's own CONFIGURE_TOTP, so that the consoles, administrators and applications that ask for
 * it get our page, which accepts no secret but the one this server made and limits guessing. Realms where Sallyport is
 * not installed keep Keycloak's page.
 */
public final class TotpSetupFactory extends UpdateTotp {

    @Override
    public RequiredActionProvider create(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        return realm != null && Installation.isIn(realm) ? new TotpSetup() : super.create(session);
    }

    /** Of two factories with one id Keycloak takes the higher (ProviderManager). */
    @Override
    public int order() {
        return 100;
    }
}
