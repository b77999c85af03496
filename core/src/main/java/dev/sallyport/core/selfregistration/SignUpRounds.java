package dev.sallyport.core.selfregistration;

import dev.sallyport.core.keycloak.AfterCommit;
import dev.sallyport.core.keycloak.EachNode;
import dev.sallyport.core.store.SignUpNoticeTable;
import dev.sallyport.core.store.WaitingTable;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What one node does again and again for all: tells recipients of new users, and users that they were approved. */
public final class SignUpRounds {

    private static final Logger LOG = Logger.getLogger(SignUpRounds.class);

    private final KeycloakSessionFactory factory;

    private SignUpRounds(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** To be called in {@code postInit} of one factory. */
    public static void begin(KeycloakSessionFactory factory, Duration every) {
        new EachNode(factory).doesAlone(new SignUpRounds(factory)::run, every, "sallyport-sign-up-rounds");
    }

    private void run() {
        Set<String> realmIds = KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            Set<String> ids = new TreeSet<>(SignUpNoticeTable.realmIds(session));
            ids.addAll(WaitingTable.realmIds(session));
            return ids;
        });
        realmIds.forEach(this::safely);
    }

    /** One realm's trouble is not all realms'. */
    private void safely(String realmId) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> in(session, realmId));
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Notices about sign-ups of realm '%s' will be tried again: %s",
                    realmId, e.getClass().getName());
        }
    }

    private static void in(KeycloakSession session, String realmId) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm != null) {
            session.getContext().setRealm(realm);
            AfterCommit.onThisThread(session);
            new Approvals(session, realm).tellApproved();
            new SignUpNotices(session, realm).sendDue();
        }
    }
}
