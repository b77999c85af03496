package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The one code of a user, channel and purpose. The code is not in it, nor is the destination. */
@Entity
@Table(name = "SALLYPORT_SENT_CODE")
@IdClass(SentCodeId.class)
class SentCodeEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Id
    @Column(name = "CHANNEL")
    String channel;

    @Id
    @Column(name = "PURPOSE")
    String purpose;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "NONCE")
    String nonce;

    /** The realm key under which nonce and code belong together. */
    @Column(name = "KEY_ID")
    String keyId;

    @Column(name = "DIGITS")
    int digits;

    /** HMAC of where it went. */
    @Column(name = "DESTINATION_HASH")
    String destinationHash;

    /** Wrong tries so far. */
    @Column(name = "TRIES")
    int tries;

    /** Whether a gateway or mail server took it. */
    @Column(name = "SENT")
    boolean sent;

    /** Provider id of what took it; null until then. */
    @Column(name = "SENDER")
    String sender;

    /** Milliseconds since the epoch, as the next one. */
    @Column(name = "CREATED_AT")
    long createdAt;

    @Column(name = "EXPIRES_AT")
    long expiresAt;
}
