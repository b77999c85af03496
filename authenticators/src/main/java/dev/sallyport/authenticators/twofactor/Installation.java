package dev.sallyport.authenticators.twofactor;

import org.keycloak.models.RealmModel;

/** Whether a realm uses Sallyport: what runs in every realm leaves the others alone. */
public final class Installation {

    private Installation() {}

    public static boolean isIn(RealmModel realm) {
        return realm.getRequiredActionProviderByAlias(TwoFactorSetupFactory.ID) != null;
    }
}
