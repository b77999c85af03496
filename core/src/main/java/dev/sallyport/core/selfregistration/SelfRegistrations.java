package dev.sallyport.core.selfregistration;

import dev.sallyport.core.captcha.CaptchaSettings;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.DomainTaken;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.store.SelfRegistrationRow;
import dev.sallyport.core.store.SelfRegistrationTable;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** How people sign up on the domains of a realm. What is changed is changed with the request's transaction. */
public final class SelfRegistrations {

    private final SelfRegistrationTable table;
    private final Domains domains;

    public SelfRegistrations(KeycloakSession session, RealmModel realm) {
        this.table = new SelfRegistrationTable(session, realm.getId());
        this.domains = new Domains(session, realm);
    }

    /** Of the domain that the request in the session's context was sent to, where people can sign up now. */
    public Optional<SelfRegistration> ofRequest() {
        return domains.ofRequest()
                .filter(Domain::signUp)
                .flatMap(domain -> ofDomain(domain.id()))
                .filter(SelfRegistration::enabled);
    }

    /** Switched on or not. */
    public Optional<SelfRegistration> ofDomain(String domainId) {
        return table.ofDomain(domainId).map(SelfRegistrations::settings);
    }

    /** Switched on or not. */
    public List<SelfRegistration> ofTenant(String tenantId) {
        return table.ofTenant(tenantId).stream()
                .map(SelfRegistrations::settings)
                .toList();
    }

    /** Saves what was checked. The domain's sign-up link shows while it is switched on. */
    public void save(SelfRegistration settings) {
        table.save(new SelfRegistrationRow(
                settings.domainId(),
                settings.tenantId(),
                SettingsJson.write(settings).toString(),
                settings.captcha().map(CaptchaSettings::secretKey).orElse(null)));
        show(settings.domainId(), settings.enabled());
    }

    /** False when there was none. */
    public boolean delete(String domainId) {
        boolean deleted = table.delete(domainId);
        show(domainId, false);
        return deleted;
    }

    private void show(String domainId, boolean link) {
        domains.find(domainId).filter(domain -> domain.signUp() != link).ifPresent(domain -> {
            try {
                domains.update(domain.withSignUp(link));
            } catch (DomainTaken e) {
                throw new IllegalStateException("a domain's own name is its own", e);
            }
        });
    }

    private static SelfRegistration settings(SelfRegistrationRow row) {
        return SettingsJson.read(
                row.domainId(), row.tenantId(), row.settings(), Optional.ofNullable(row.captchaSecret()));
    }
}
