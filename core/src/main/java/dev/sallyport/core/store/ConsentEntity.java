package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** That somebody agreed to a document. Never changed. */
@Entity
@Table(name = "SALLYPORT_CONSENT")
class ConsentEntity {

    @Id
    @Column(name = "ID")
    String id;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "USER_ID")
    String userId;

    @Column(name = "DOMAIN_ID")
    String domainId;

    @Column(name = "DOCUMENT")
    String document;

    /** SHA-256 of its text, hexadecimal. */
    @Column(name = "VERSION")
    String version;

    @Column(name = "ACCEPTED_AT")
    long acceptedAt;

    @Column(name = "ADDRESS")
    String address;

    @Column(name = "LANGUAGE")
    String language;
}
