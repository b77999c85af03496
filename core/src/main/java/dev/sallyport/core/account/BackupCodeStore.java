package dev.sallyport.core.account;

import dev.sallyport.core.backupcode.BackupCodeSet;
import dev.sallyport.core.code.Verification;
import dev.sallyport.core.keycloak.RealmKey;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.store.SingleUse;
import dev.sallyport.core.store.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** A user's one set of backup codes. */
final class BackupCodeStore {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    BackupCodeStore(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    Verification verify(String code) {
        return stored().map(credential -> verify(credential, code)).orElse(Verification.NOT_CONFIGURED);
    }

    /** How many codes are left; 0 when there is no set. */
    int left() {
        return stored().map(this::left).orElse(0);
    }

    private int left(BackupCodeCredential credential) {
        return credential.data().quantity() - new SingleUse(session).count(credential.getId());
    }

    /** Keeps new codes; a set that was there is void from now on. */
    void replace(List<String> codes) {
        stored().map(CredentialModel::getId).ifPresent(user.credentialManager()::removeStoredCredentialById);
        RealmKey key = RealmKey.active(session, realm);
        BackupCodeSet set = BackupCodeSet.of(codes, key.hash());
        user.credentialManager().createStoredCredential(BackupCodeCredential.create(set, key.id()));
    }

    private Verification verify(BackupCodeCredential credential, String code) {
        OptionalInt index = RealmKey.named(session, realm, credential.data().keyId())
                .map(key -> credential.codes().indexOf(code, key.hash()))
                .orElse(OptionalInt.empty());
        if (index.isEmpty()) {
            return Verification.WRONG;
        }
        boolean first = new SingleUse(session)
                .claim(Subject.of(realm, user), credential.getId(), Integer.toString(index.getAsInt()), Instant.MAX);
        return first ? Verification.ACCEPTED : Verification.USED;
    }

    private Optional<BackupCodeCredential> stored() {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(Factor.BACKUP_CODE.credentialType())
                .findFirst()
                .map(BackupCodeCredential::of);
    }
}
