package dev.sallyport.core.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import java.io.Serial;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;

/**
 * A phone number or mail address to which codes go, as a Keycloak credential, so that consoles list it and administrators
 * can remove it. Its label is the masked destination.
 */
public final class SentCodeCredential extends CredentialModel {

    @Serial
    private static final long serialVersionUID = 1L;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Destination destination;

    /** What may be shown to administrators. */
    private record Data(String destination) {}

    private SentCodeCredential(Destination destination) {
        this.destination = destination;
        setType(destination.channel().factor().credentialType());
    }

    static SentCodeCredential create(Destination destination) {
        SentCodeCredential credential = new SentCodeCredential(destination);
        credential.setCreatedDate(Time.currentTimeMillis());
        credential.setUserLabel(destination.masked());
        credential.setCredentialData(write(new Data(destination.address())));
        credential.setSecretData("{}");
        return credential;
    }

    /** Reads what is stored. */
    public static SentCodeCredential of(CredentialModel stored) {
        Channel channel = Factor.ofCredentialType(stored.getType())
                .flatMap(Channel::of)
                .orElseThrow(() -> new IllegalArgumentException("not a credential of a sent code"));
        SentCodeCredential credential = new SentCodeCredential(
                new Destination(channel, read(stored.getCredentialData()).destination()));
        credential.setId(stored.getId());
        credential.setUserLabel(stored.getUserLabel());
        credential.setCreatedDate(stored.getCreatedDate());
        credential.setCredentialData(stored.getCredentialData());
        credential.setSecretData(stored.getSecretData());
        return credential;
    }

    /** Where codes go. */
    public Destination destination() {
        return destination;
    }

    private static String write(Data data) {
        try {
            return JSON.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of strings can be written", e);
        }
    }

    private static Data read(String json) {
        try {
            return JSON.readValue(json, Data.class);
        } catch (JsonProcessingException e) {
            // The cause would quote what it could not read.
            throw new IllegalStateException("credential of a sent code is malformed");
        }
    }

    @Override
    public String toString() {
        return "SentCodeCredential[***]";
    }
}
