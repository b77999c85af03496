package dev.sallyport.core.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Nationalized;

/** How people sign up on a domain. */
@Entity
@Table(name = "SALLYPORT_SELF_REGISTRATION")
class SelfRegistrationEntity {

    @Id
    @Column(name = "DOMAIN_ID")
    String domainId;

    @Column(name = "REALM_ID")
    String realmId;

    @Column(name = "TENANT_ID")
    String tenantId;

    /** JSON. */
    @Nationalized
    @Column(name = "SETTINGS")
    String settings;

    /** Of the captcha, or a reference to the vault; null where there is none. */
    @Column(name = "CAPTCHA_SECRET")
    String captchaSecret;
}
