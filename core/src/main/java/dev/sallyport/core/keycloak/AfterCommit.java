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

    private static final String ON_THIS_THREAD = "sallyport.afterCommit.onThisThread";

    private AfterCommit() {}

    /** What is done, with a session of its own, in the language and under the address of the request. */
    public interface Work {
        void run(KeycloakSession session, RealmModel realm, UserModel user);
    }

    /** What is done for nobody who is a user, with a session of its own. */
    public interface Task {
        void run(KeycloakSession session, RealmModel realm);
    }

    /** Has this session's work done on this thread, after its commit: of jobs, which have the time and too much for a queue. */
    public static void onThisThread(KeycloakSession session) {
        session.setAttribute(ON_THIS_THREAD, true);
    }

    /** Runs the work whatever becomes of the request's transaction: also when it is the refusal that is told. */
    public static void apart(KeycloakSession session, RealmModel realm, UserModel user, Work work) {
        Errand.of(session, realm, user, work).queue();
    }

    /** Runs the work when the request's transaction is committed, and never when it is rolled back. */
    public static void run(KeycloakSession session, RealmModel realm, UserModel user, Work work) {
        run(session, Errand.of(session, realm, user, work));
    }

    /** Runs the task when the request's transaction is committed, and never when it is rolled back. */
    public static void run(KeycloakSession session, RealmModel realm, Task task) {
        run(session, Errand.of(session, realm, task));
    }

    private static void run(KeycloakSession session, Errand errand) {
        boolean here = session.getAttribute(ON_THIS_THREAD) != null;
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                if (here) {
                    errand.run();
                } else {
                    errand.queue();
                }
            }

            @Override
            protected void rollbackImpl() {}
        });
    }
}
