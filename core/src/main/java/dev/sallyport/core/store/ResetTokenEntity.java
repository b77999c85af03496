package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The one token with which a user may replace his password. Only its hash is kept. */
@Entity
@Table(name = "SALLYPORT_RESET_TOKEN")
class ResetTokenEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "TOKEN_HASH")
    String tokenHash;

    /** When the password was set that it may replace; milliseconds since the epoch, as the next one. 0 = unknown. */
    @Column(name = "PASSWORD_SET_AT")
    long passwordSetAt;

    @Column(name = "EXPIRES_AT")
    long expiresAt;
}
