package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/** That a domain shows the button of an OAuth2 client. */
@Entity
@Table(name = "SALLYPORT_DOMAIN_CLIENT")
@IdClass(DomainClientId.class)
class DomainClientEntity {

    @Id
    @Column(name = "DOMAIN_ID")
    String domainId;

    /** Internal id of an identity provider. */
    @Id
    @Column(name = "CLIENT_ID")
    String clientId;

    @Column(name = "REALM_ID")
    String realmId;
}
