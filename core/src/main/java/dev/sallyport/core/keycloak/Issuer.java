package dev.sallyport.core.keycloak;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/** The realm's issuer URL, as it stands in Keycloak's own tokens. */
public final class Issuer {

    private Issuer() {}

    public static String of(KeycloakSession session, RealmModel realm) {
        return Urls.realmIssuer(session.getContext().getUri().getBaseUri(), realm.getName());
    }
}
