package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Tries of one user with one factor in one period. */
@Entity
@Table(name = "SALLYPORT_ATTEMPT")
@IdClass(AttemptId.class)
class AttemptEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Id
    @Column(name = "FACTOR")
    String factor;

    /** 0 stands for "in a row, without any period". */
    @Id
    @Column(name = "PERIOD_SECONDS")
    long periodSeconds;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "ATTEMPTS")
    int attempts;

    @Column(name = "STARTED_AT")
    long startedAt;
}
