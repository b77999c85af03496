package dev.sallyport.core.selfregistration;

import dev.sallyport.core.code.LinkCode;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.domain.LinkBase;
import dev.sallyport.core.keycloak.AfterCommit;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.store.SignUpRow;
import dev.sallyport.core.store.SignUpTable;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Makes users of those who bring the code of their link. */
public final class Activations {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SignUpTable table;

    public Activations(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.table = new SignUpTable(session, realm.getId());
    }

    /**
     * Uses a code up and makes the user, both or neither; of any number of callers at once one does. Done when it returns,
     * whatever becomes of the request.
     */
    public Activation activate(String code) {
        String hash = LinkCode.hash(code);
        Optional<SignUpRow> row = table.byCode(hash);
        if (row.isEmpty()) {
            return new Activation.Unknown();
        }
        if (!row.get().expiresAt().isAfter(ServerTime.now())) {
            return new Activation.Expired();
        }
        Optional<SelfRegistration> settings = new SelfRegistrations(session, realm)
                .ofDomain(row.get().domainId())
                .filter(SelfRegistration::enabled);
        return settings.isEmpty() ? new Activation.Unknown() : activate(row.get(), hash, settings.get());
    }

    private Activation activate(SignUpRow row, String hash, SelfRegistration settings) {
        try {
            return made(row, hash, settings)
                    .<Activation>map(id -> done(row, id, settings))
                    .orElseGet(Activation.Unknown::new);
        } catch (NewMember.AddressTaken taken) {
            return new Activation.Taken();
        } catch (NewMember.NoPlace nowhere) {
            return new Activation.Unknown();
        }
    }

    private Activation done(SignUpRow row, String userId, SelfRegistration settings) {
        AfterCommit.run(session, realm, (own, r) -> new SignUpNotices(own, r).sendDue(row.domainId()));
        if (!settings.newAccount().approval()) {
            String url = realmUrl(row);
            new Arrivals(session, realm).tell(row.id(), userId);
            AfterCommit.run(session, realm, (own, r) -> new SignUpMails(own, r, url).activated(row.email()));
        }
        return new Activation.Done(session.users().getUserById(realm, userId), settings, row.id());
    }

    /** Once more when it fails: somebody else may have been faster, who then is found. */
    private Optional<String> made(SignUpRow row, String hash, SelfRegistration settings) {
        try {
            return apart(row, hash, settings);
        } catch (ModelException fasterOne) {
            return apart(row, hash, settings);
        }
    }

    private Optional<String> apart(SignUpRow row, String hash, SelfRegistration settings) {
        String realmId = realm.getId();
        String url = realmUrl(row);
        return KeycloakModelUtils.runJobInTransactionWithResult(session.getKeycloakSessionFactory(), own -> {
            RealmModel ownRealm = own.realms().getRealm(realmId);
            // Before users are looked up: where there are organizations, Keycloak asks the session for its realm.
            own.getContext().setRealm(ownRealm);
            if (!new SignUpTable(own, realmId).take(row.id(), hash)) {
                return Optional.empty();
            }
            UserModel user = new NewMember(own, ownRealm, settings).make(row);
            new SignUpNotices(own, ownRealm).note(user, settings);
            if (settings.newAccount().approval()) {
                new Approvals(own, ownRealm).waits(user, row.domainId(), url);
            }
            return Optional.of(user.getId());
        });
    }

    private String realmUrl(SignUpRow row) {
        Domain domain = new Domains(session, realm).find(row.domainId()).orElseThrow();
        return new LinkBase(session, realm).realmOn(domain);
    }
}
