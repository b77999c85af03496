package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** That something was used: a TOTP step, a backup code, a ticket. The row is the proof. */
@Entity
@Table(name = "SALLYPORT_SINGLE_USE")
@IdClass(SingleUseId.class)
class SingleUseEntity {

    /** What it belongs to: the id of a credential or of a ticket. */
    @Id
    @Column(name = "OWNER_ID")
    String ownerId;

    @Id
    @Column(name = "USE_KEY")
    String useKey;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "USER_ID")
    String userId;

    /** Milliseconds since the epoch; {@link Long#MAX_VALUE} lives as long as its owner. */
    @Column(name = "EXPIRES_AT")
    long expiresAt;
}
