package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody who proved his address and waits for an administrator. Times in milliseconds since the epoch. */
@Entity
@Table(name = "SALLYPORT_WAITING")
class WaitingEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "DOMAIN_ID")
    String domainId;

    /** Address of the realm where he signed up, for mails that no request sends. */
    @Column(name = "REALM_URL")
    String realmUrl;

    @Column(name = "SINCE")
    long since;
}
