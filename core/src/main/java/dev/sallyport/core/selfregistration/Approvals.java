package dev.sallyport.core.selfregistration;

import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.domain.LinkBase;
import dev.sallyport.core.keycloak.AfterCommit;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.store.WaitingRow;
import dev.sallyport.core.store.WaitingTable;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;

/**
 * Those who proved their address and wait for an administrator. He decides once: of an approval and a rejection at the same
 * time one counts. Who is enabled in the Admin console is approved as well, and told within a minute or two.
 */
public final class Approvals {

    private static final int BATCH = 100;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final WaitingTable table;

    public Approvals(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.table = new WaitingTable(session, realm.getId());
    }

    /** With the session's transaction. */
    void waits(UserModel user, String domainId) {
        table.insert(new WaitingRow(user.getId(), domainId, ServerTime.now()));
    }

    /** Who waits longest first. */
    public List<WaitingRow> waiting(int first, int max) {
        return table.page(first, max);
    }

    /** Lets him in and tells him; false when he does not wait any more. With the request's transaction. */
    public boolean approve(UserModel user, String domainId) {
        if (!table.take(user.getId())) {
            return false;
        }
        user.setEnabled(true);
        tell(user.getEmail(), domainId, SignUpMails::activated);
        return true;
    }

    /** Removes him and the customer that was made for him, and tells him; false when he does not wait any more. */
    public boolean reject(UserModel user, String domainId) {
        if (!table.take(user.getId())) {
            return false;
        }
        String email = user.getEmail();
        Optional<GroupModel> customer = new Organizations(session)
                .affiliationOf(user)
                .customer()
                .map(id -> session.groups().getGroupById(realm, id));
        new UserManager(session).removeUser(realm, user);
        customer.filter(group -> session.users()
                        .getGroupMembersStream(realm, group, 0, 1)
                        .findAny()
                        .isEmpty())
                .ifPresent(group -> session.groups().removeGroup(realm, group));
        tell(email, domainId, SignUpMails::rejected);
        return true;
    }

    /** Those whom somebody enabled otherwise. */
    void tellApproved() {
        for (WaitingRow row : table.enabled(BATCH)) {
            UserModel user = session.users().getUserById(realm, row.userId());
            if (user != null && table.take(row.userId())) {
                tell(user.getEmail(), row.domainId(), SignUpMails::activated);
            }
        }
    }

    private interface Text {
        void send(SignUpMails mails, String email);
    }

    private void tell(String email, String domainId, Text text) {
        Optional<String> url =
                new Domains(session, realm).find(domainId).map(domain -> new LinkBase(session, realm).realmOn(domain));
        url.ifPresent(base -> AfterCommit.run(
                session, realm, (own, ownRealm) -> text.send(new SignUpMails(own, ownRealm, base), email)));
    }
}
