package dev.sallyport.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sallyport.core.backupcode.BackupCodeSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.keycloak.credential.CredentialModel;

/** Keycloak's credential model is a plain bean: no server is needed for what is stored in it. */
class BackupCodeCredentialTest {

    private final BackupCodeSet codes = new BackupCodeSet("5a17", List.of("aa", "bb"));
    private final BackupCodeCredential credential = BackupCodeCredential.create(codes, "key-1");

    @Test
    void createWhenWrittenThenAdministratorsSeeNoHash() {
        assertThat(credential.getType()).isEqualTo("sallyport-backup-code");
        assertThat(credential.getCredentialData()).isEqualTo("{\"quantity\":2,\"keyId\":\"key-1\"}");
        assertThat(credential.getSecretData()).isEqualTo("{\"salt\":\"5a17\",\"hashes\":[\"aa\",\"bb\"]}");
        assertThat(credential.getCreatedDate()).isPositive();
    }

    @Test
    void ofWhenStoredThenTheSame() {
        credential.setId("id-1");
        credential.setUserLabel("label");
        BackupCodeCredential read = BackupCodeCredential.of(credential);
        assertThat(read.codes()).isEqualTo(codes);
        assertThat(read.data()).isEqualTo(credential.data());
        assertThat(read.getId()).isEqualTo("id-1");
        assertThat(read.getUserLabel()).isEqualTo("label");
        assertThat(read.getCreatedDate()).isEqualTo(credential.getCreatedDate());
        assertThat(read.getSecretData()).isEqualTo(credential.getSecretData());
    }

    @Test
    void ofWhenMalformedThenItIsNotQuoted() {
        CredentialModel broken = new CredentialModel();
        broken.setCredentialData("{\"quantity\":2,\"keyId\":\"key-1\"}");
        broken.setSecretData("{\"salt\":\"5a17\",\"hashes\":");
        assertThatIllegalStateException()
                .isThrownBy(() -> BackupCodeCredential.of(broken))
                .withMessage("backup code credential is malformed")
                .withNoCause();
    }

    @Test
    void toStringWhenCalledThenTheHashesAreHidden() {
        assertThat(credential).hasToString("BackupCodeCredential[***]");
    }
}
