package dev.sallyport.core.keycloak;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Does what is only to be done when a change is certain, such as telling somebody about it. */
public final class AfterCommit {

    private AfterCommit() {}

    /** What is done, with a session of its own. */
    public interface Work {
        void run(KeycloakSession session, RealmModel realm, UserModel user);
    }

    /** Runs the work when the request's transaction is committed, and never when it is rolled back. */
    public static void run(KeycloakSession session, RealmModel realm, UserModel user, Work work) {
        KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
        KeycloakContext context = session.getContext();
        String realmId = realm.getId();
        String userId = user.getId();
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                KeycloakModelUtils.runJobInTransaction(factory, context, own -> work(own, realmId, userId, work));
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private static void work(KeycloakSession own, String realmId, String userId, Work work) {
        RealmModel realm = own.realms().getRealm(realmId);
        UserModel user = realm == null ? null : own.users().getUserById(realm, userId);
        if (user != null) {
            own.getContext().setRealm(realm);
            work.run(own, realm, user);
        }
    }
}
