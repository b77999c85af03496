package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An API key. Times in milliseconds since the epoch. */
@Entity
@Table(name = "SALLYPORT_API_KEY")
class ApiKeyEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "USER_ID")
    String userId;

    @Column(name = "TENANT_ID")
    String tenantId;

    @Column(name = "KEY_ID")
    String keyId;

    @Column(name = "LAST_FOUR")
    String lastFour;

    /** SHA-256 in hex. */
    @Column(name = "SECRET_HASH")
    String secretHash;

    /** That of the value before the last rotation; null when there was none. Kept, so that a late use is noticed. */
    @Column(name = "PREVIOUS_HASH")
    String previousHash;

    /** Until when the value before is good. */
    @Column(name = "PREVIOUS_UNTIL")
    long previousUntil;

    @Column(name = "DESCRIPTION")
    String description;

    @Column(name = "ENABLED")
    boolean enabled;

    @Column(name = "CREATED_AT")
    long createdAt;

    /** {@link Long#MAX_VALUE}: never. */
    @Column(name = "EXPIRES_AT")
    long expiresAt;

    /** From when on it is idle if nobody uses it: when it was made, or enabled again. */
    @Column(name = "IDLE_FROM")
    long idleFrom;

    /** 0: never. */
    @Column(name = "LAST_USED_AT")
    long lastUsedAt;

    @Column(name = "LAST_USED_FROM")
    String lastUsedFrom;

    @Column(name = "READ_ONLY")
    boolean readOnly;

    /** Null: the owner's. */
    @Column(name = "AUTHORITY")
    String authority;

    /** CIDR blocks joined by commas; null: everywhere. */
    @Column(name = "NETWORKS")
    String networks;

    /** {@code count:seconds} joined by commas; null: no limit. */
    @Column(name = "RATES")
    String rates;
}
