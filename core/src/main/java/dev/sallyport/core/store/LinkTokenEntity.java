package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** The one token of a purpose with which a user may set a password. Only its hash is kept. */
@Entity
@Table(name = "SALLYPORT_LINK_TOKEN")
@IdClass(LinkTokenId.class)
class LinkTokenEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Id
    @Column(name = "PURPOSE")
    String purpose;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "TOKEN_HASH")
    String tokenHash;

    /** When the password was set that it may replace; milliseconds since the epoch, as the next one. 0 = unknown, or none. */
    @Column(name = "PASSWORD_SET_AT")
    long passwordSetAt;

    @Column(name = "EXPIRES_AT")
    long expiresAt;
}
