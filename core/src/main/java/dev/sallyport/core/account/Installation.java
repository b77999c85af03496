package dev.sallyport.core.account;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whether a realm uses Sallyport: what runs in every realm leaves the others alone. */
public final class Installation {

    private Installation() {}

    public static boolean isIn(RealmModel realm) {
        return realm.getRequiredActionProviderByAlias(SetUpActions.TWO_FACTOR) != null;
    }

    /**
     * The realm that an event names, where it uses Sallyport.
     *
     * @param realmId null where the event names none
     */
    public static Optional<RealmModel> in(KeycloakSession session, String realmId) {
        return Optional.ofNullable(realmId).map(session.realms()::getRealm).filter(Installation::isIn);
    }
}
