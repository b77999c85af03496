package dev.sallyport.core.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.core.backupcode.BackupCodeSet;
import dev.sallyport.core.policy.Factor;
import java.io.Serial;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;

/** A set of backup codes as a Keycloak credential, so that consoles list it and administrators can remove it. */
public final class BackupCodeCredential extends CredentialModel {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Data data;
    private final transient BackupCodeSet codes;

    /**
     * What may be shown to administrators.
     *
     * @param quantity how many codes the set had
     * @param keyId    the realm key under which they are hashed
     */
    record Data(int quantity, String keyId) {}

    private BackupCodeCredential(Data data, BackupCodeSet codes) {
        this.data = data;
        this.codes = codes;
        setType(Factor.BACKUP_CODE.credentialType());
    }

    static BackupCodeCredential create(BackupCodeSet codes, String keyId) {
        Data data = new Data(codes.hashes().size(), keyId);
        BackupCodeCredential credential = new BackupCodeCredential(data, codes);
        credential.setCreatedDate(Time.currentTimeMillis());
        credential.setCredentialData(write(data));
        credential.setSecretData(write(codes));
        return credential;
    }

    /** Reads what is stored. */
    public static BackupCodeCredential of(CredentialModel stored) {
        BackupCodeCredential credential = new BackupCodeCredential(
                read(stored.getCredentialData(), Data.class), read(stored.getSecretData(), BackupCodeSet.class));
        credential.setId(stored.getId());
        credential.setUserLabel(stored.getUserLabel());
        credential.setCreatedDate(stored.getCreatedDate());
        credential.setCredentialData(stored.getCredentialData());
        credential.setSecretData(stored.getSecretData());
        return credential;
    }

    Data data() {
        return data;
    }

    BackupCodeSet codes() {
        return codes;
    }

    private static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings and numbers can be written", e);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            // The cause would quote what it could not read.
            throw new IllegalStateException("backup code credential is malformed");
        }
    }

    @Override
    public String toString() {
        return "BackupCodeCredential[***]";
    }
}
