package dev.sallyport.core.selfregistration;

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
    void waits(UserModel user, String domainId, String realmUrl) {
        table.insert(new WaitingRow(user.getId(), domainId, realmUrl, ServerTime.now()));
    }

    /** Who waits longest first. */
    public List<WaitingRow> waiting(int first, int max) {
        return table.page(first, max);
    }

    /** Lets somebody in and tells him; false when he does not wait any more. With the request's transaction. */
    public boolean approve(UserModel user) {
        Optional<WaitingRow> row = taken(user);
        row.ifPresent(one -> {
            user.setEnabled(true);
            tell(user.getEmail(), one, SignUpMails::activated);
        });
        return row.isPresent();
    }

    /** Removes somebody and the customer that was made for him, and tells him; false when he does not wait any more. */
    public boolean reject(UserModel user) {
        Optional<WaitingRow> row = taken(user);
        row.ifPresent(one -> {
            String email = user.getEmail();
            remove(user);
            tell(email, one, SignUpMails::rejected);
        });
        return row.isPresent();
    }

    private Optional<WaitingRow> taken(UserModel user) {
        return table.find(user.getId()).filter(row -> table.take(row.userId()));
    }

    private void remove(UserModel user) {
        Optional<GroupModel> customer = new Organizations(session)
                .affiliationOf(user)
                .customer()
                .map(id -> session.groups().getGroupById(realm, id));
        new UserManager(session).removeUser(realm, user);
        customer.filter(this::isEmpty).ifPresent(group -> session.groups().removeGroup(realm, group));
    }

    private boolean isEmpty(GroupModel group) {
        return session.users()
                .getGroupMembersStream(realm, group, 0, 1)
                .findAny()
                .isEmpty();
    }

    /** Those whom somebody enabled otherwise. */
    void tellApproved() {
        for (WaitingRow row : table.enabled(BATCH)) {
            UserModel user = session.users().getUserById(realm, row.userId());
            if (user != null && table.take(row.userId())) {
                tell(user.getEmail(), row, SignUpMails::activated);
            }
        }
    }

    private interface Text {
        void send(SignUpMails mails, String email);
    }

    private void tell(String email, WaitingRow row, Text text) {
        AfterCommit.run(
                session, realm, (own, ownRealm) -> text.send(new SignUpMails(own, ownRealm, row.realmUrl()), email));
    }
}
