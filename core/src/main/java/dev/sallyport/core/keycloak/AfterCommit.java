package dev.sallyport.core.keycloak;

import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Does what is only to be done when a change is certain, such as telling somebody about it. Nobody waits for it, and what
 * goes wrong there changes nothing for whoever made the change.
 */
public final class AfterCommit {

    private AfterCommit() {}

    /** What is done, with a session of its own, in the language and under the address of the request. */
    public interface Work {
        void run(KeycloakSession session, RealmModel realm, UserModel user);
    }

    /** Runs the work when the request's transaction is committed, and never when it is rolled back. */
    public static void run(KeycloakSession session, RealmModel realm, UserModel user, Work work) {
        Errand errand = Errand.of(session, realm, user, work);
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                errand.queue();
            }

            @Override
            protected void rollbackImpl() {}
        });
    }
}
