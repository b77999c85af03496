package dev.sallyport.core.keycloak;

import jakarta.enterprise.context.ContextNotActiveException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Work for after a request, with all that it must know of the request: nothing in it belongs to the request's session. */
record Errand(
        KeycloakSessionFactory factory, String realmId, Locale locale, Optional<URI> baseUri, AfterCommit.Task task) {

    private static final Logger LOG = Logger.getLogger(Errand.class);

    private static final int THREADS = 4;
    private static final int MOST_WAITING = 1000;
    private static final String BASE_URI = "sallyport.baseUri";

    /** Not Keycloak's ExecutorsProvider: its queue has no end. */
    private static final ExecutorService QUEUE = queueOfOurOwn();

    /** Of a user; undone when he is gone by then. */
    static Errand of(KeycloakSession session, RealmModel realm, UserModel user, AfterCommit.Work work) {
        String userId = user.getId();
        return of(session, realm, Optional.of(user), (own, ownRealm) -> {
            UserModel ownUser = own.users().getUserById(ownRealm, userId);
            if (ownUser != null) {
                work.run(own, ownRealm, ownUser);
            }
        });
    }

    /** Of nobody who is a user. */
    static Errand of(KeycloakSession session, RealmModel realm, AfterCommit.Task task) {
        return of(session, realm, Optional.empty(), task);
    }

    private static Errand of(
            KeycloakSession session, RealmModel realm, Optional<UserModel> user, AfterCommit.Task task) {
        Locale locale = session.getProvider(LocaleSelectorProvider.class).resolveLocale(realm, user.orElse(null));
        return new Errand(session.getKeycloakSessionFactory(), realm.getId(), locale, baseUriOf(session), task);
    }

    /** The base URI of the request that this session's work comes after; empty in a request's own session. */
    static Optional<URI> baseUri(KeycloakSession session) {
        return Optional.ofNullable(session.getAttribute(BASE_URI, URI.class));
    }

    /** Has it done on another thread, some time. */
    void queue() {
        try {
            QUEUE.execute(this::run);
        } catch (RejectedExecutionException e) {
            LOG.warnf("Somebody was not told of a change: %d notices are waiting already", MOST_WAITING);
        }
    }

    /** Has it done now, on this thread. What goes wrong is logged. */
    void run() {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, this::run);
        } catch (RuntimeException | Error e) {
            // The text may hold anything; its type tells enough.
            LOG.warnf("Somebody was not told of a change: %s", e.getClass().getName());
        }
    }

    private void run(KeycloakSession own) {
        RealmModel realm = own.realms().getRealm(realmId);
        // Before users are looked up: where there are organizations, Keycloak asks the session for its realm.
        own.getContext().setRealm(realm);
        if (realm != null) {
            // Comes before all else that Keycloak would look at, most of which is the request's.
            own.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale.toLanguageTag());
            baseUri.ifPresent(uri -> own.setAttribute(BASE_URI, uri));
            task.run(own, realm);
        }
    }

    private static Optional<URI> baseUriOf(KeycloakSession session) {
        try {
            return Optional.of(session.getContext().getUri().getBaseUri());
        } catch (ContextNotActiveException e) {
            return Optional.empty();
        }
    }

    private static ExecutorService queueOfOurOwn() {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MOST_WAITING), task -> {
                    Thread thread = new Thread(task, "sallyport-notices");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
