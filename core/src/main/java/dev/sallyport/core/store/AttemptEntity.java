package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How often somebody or something did one thing in one period. */
@Entity
@Table(name = "SALLYPORT_ATTEMPT")
@IdClass(AttemptId.class)
class AttemptEntity {

    /** A user's id, or the hash of what else is counted: a destination, a client's address. */
    @Id
    @Column(name = "SUBJECT_ID")
    String subjectId;

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
