package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That a user was locked after wrong codes. Stays with the user until a right code or an administrator clears it. */
@Entity
@Table(name = "SALLYPORT_LOCK")
class LockEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Column(name = "REALM_ID")
    String realmId;

    /** Milliseconds since the epoch; {@link Long#MAX_VALUE} = until an administrator lifts it. */
    @Column(name = "LOCKED_UNTIL")
    long lockedUntil;

    /** How many locks in a row, this one included. */
    @Column(name = "LOCKS")
    int locks;

    /** The failure in a row that led to this one. */
    @Column(name = "FAILURES")
    int failures;
}
