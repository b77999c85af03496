package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Nationalized;

/** Somebody who signed up and is no user yet. Times in milliseconds since the epoch. */
@Entity
@Table(name = "SALLYPORT_SIGN_UP")
class SignUpEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "DOMAIN_ID")
    String domainId;

    /** Lower case. */
    @Column(name = "EMAIL")
    String email;

    /** JSON. */
    @Nationalized
    @Column(name = "FORM")
    String form;

    /** Keycloak's credential as JSON: a hash. */
    @Nationalized
    @Column(name = "PASSWORD")
    String password;

    /** Null as long as no mail is on its way. */
    @Column(name = "CODE_HASH")
    String codeHash;

    @Column(name = "CREATED_AT")
    long createdAt;

    @Column(name = "EXPIRES_AT")
    long expiresAt;
}
