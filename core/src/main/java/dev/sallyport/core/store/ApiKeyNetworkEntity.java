package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** Where an API key was used from. */
@Entity
@Table(name = "SALLYPORT_API_KEY_NETWORK")
@IdClass(ApiKeyNetworkId.class)
class ApiKeyNetworkEntity {

    /** The id of the key, not its key id. */
    @Id
    @Column(name = "API_KEY")
    String apiKey;

    /** An IPv4 address, or the /64 of an IPv6 address. */
    @Id
    @Column(name = "NETWORK")
    String network;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "USER_ID")
    String userId;

    /** Milliseconds since the epoch. */
    @Column(name = "FIRST_SEEN")
    long firstSeen;
}
