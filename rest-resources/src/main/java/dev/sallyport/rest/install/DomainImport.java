package dev.sallyport.rest.install;

import dev.sallyport.core.keycloak.EachNode;
import dev.sallyport.rest.error.ApiException;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Brings {@link WantedDomains} about without an installer: when a realm was imported, and when the server starts, for a file
 * may bring its organizations after the realm. Neither the import nor the start fails because of them.
 */
final class DomainImport {

    private static final Logger LOG = Logger.getLogger(DomainImport.class);

    private final KeycloakSessionFactory factory;

    /** To be made in {@code postInit}. */
    DomainImport(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    void register() {
        new EachNode(factory).beginsAlone(this::allRealms, "sallyport-wanted-domains");
        factory.register(event -> {
            if (event instanceof RealmModel.RealmPostCreateEvent created) {
                whenCommitted(
                        created.getKeycloakSession(), created.getCreatedRealm().getId());
            }
        });
    }

    /** By then all that was imported is there; in a session of its own, so that what fails undoes no import. */
    private void whenCommitted(KeycloakSession session, String realmId) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                bringAbout(realmId, true);
            }

            @Override
            protected void rollbackImpl() {}
        });
    }

    private void allRealms() {
        List<String> ids = KeycloakModelUtils.runJobInTransactionWithResult(
                factory,
                session -> session.realms()
                        .getRealmsStream()
                        .filter(realm -> new WantedDomains(session, realm).isAny())
                        .map(RealmModel::getId)
                        .toList());
        ids.forEach(id -> bringAbout(id, false));
    }

    private void bringAbout(String realmId, boolean fresh) {
        try {
            KeycloakModelUtils.runJobInTransaction(factory, session -> {
                RealmModel realm = session.realms().getRealm(realmId);
                if (realm != null) {
                    session.getContext().setRealm(realm);
                    bringAbout(realm, new WantedDomains(session, realm), fresh);
                }
            });
        } catch (RuntimeException e) {
            // Another node may have been faster; the text may hold anything.
            LOG.warnf(
                    "The domains of a realm's file were not set up: %s",
                    e.getClass().getName());
        }
    }

    private static void bringAbout(RealmModel realm, WantedDomains domains, boolean fresh) {
        if (!domains.isAny()) {
            return;
        }
        if (fresh) {
            domains.forget();
        }
        try {
            domains.missing().forEach(change -> change.apply().run());
        } catch (ApiException e) {
            LOG.warnf("Realm '%s': the domains of its file were not set up: %s", realm.getName(), e.getMessage());
        }
    }
}
