package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A web domain of a realm. */
@Entity
@Table(name = "SALLYPORT_DOMAIN")
class DomainEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "NAME")
    String name;

    @Column(name = "CREATED_AT")
    long createdAt;

    @Column(name = "OAUTH2_ENABLED")
    boolean oauth2Enabled;

    @Column(name = "PROPAGATE_TO_EDGE")
    boolean propagateToEdge;

    @Column(name = "SIGN_UP")
    boolean signUp;

    /** Null: the realm's. */
    @Column(name = "LOGIN_THEME")
    String loginTheme;

    /** Null: everybody may log in. */
    @Column(name = "ISOLATED_TENANT_ID")
    String isolatedTenantId;
}
