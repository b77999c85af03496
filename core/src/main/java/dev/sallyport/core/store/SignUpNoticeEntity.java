package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Somebody who signed up, and of whom the recipients of his domain are to be told. Times in milliseconds since the epoch. */
@Entity
@Table(name = "SALLYPORT_SIGN_UP_NOTICE")
class SignUpNoticeEntity {

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "DOMAIN_ID")
    String domainId;

    /** When he became a user. */
    @Column(name = "CREATED_AT")
    long createdAt;

    /** Who is sending it now; null for nobody. */
    @Column(name = "CLAIM")
    String claim;

    /** Until when nobody else sends it; 0 for nobody does. */
    @Column(name = "CLAIMED_UNTIL")
    long claimedUntil;
}
