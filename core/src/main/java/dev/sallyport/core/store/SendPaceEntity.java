package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** How fast a user may have codes sent on a channel. */
@Entity
@Table(name = "SALLYPORT_SEND_PACE")
@IdClass(SendPaceId.class)
class SendPaceEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Id
    @Column(name = "CHANNEL")
    String channel;

    @Column(name = "REALM_ID")
    String realmId;

    /** Sends in a row. */
    @Column(name = "SENDS")
    int sends;

    /** Milliseconds since the epoch: no other before. */
    @Column(name = "NEXT_AT")
    long nextAt;
}
