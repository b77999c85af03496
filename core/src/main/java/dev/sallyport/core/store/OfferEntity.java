package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That this server offered a secret to a user for set-up. Only the secret's hash is kept. */
@Entity
@Table(name = "SALLYPORT_OFFER")
class OfferEntity {

    @Id
    @Column(name = "OFFER_HASH")
    String offerHash;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "USER_ID")
    String userId;

    /** Milliseconds since the epoch. */
    @Column(name = "EXPIRES_AT")
    long expiresAt;
}
