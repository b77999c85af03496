package dev.sallyport.core.selfregistration;

import dev.sallyport.core.consent.Consents;
import dev.sallyport.core.consent.Demand;
import dev.sallyport.core.consent.Document;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.tenancy.Authority;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The documents that a user is bound by. Bound are the customers' users of a tenant, however they came to be one: by the
 * documents of the domain that they are on, and of those where they agreed to something before. Who writes the
 * documents, a tenant's administrator, is not asked.
 */
public final class Documents {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Consents consents;

    public Documents(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.consents = new Consents(session, realm, user);
    }

    /** The documents of one domain that are shown at all. */
    public static List<Demand> of(SelfRegistration settings) {
        return Stream.of(
                        demand(settings, Document.PRIVACY_POLICY, settings.privacyPolicy()),
                        demand(settings, Document.TERMS_OF_USE, settings.termsOfUse()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Agreed to or not. */
    public List<Demand> binding() {
        if (!Authority.of(realm, user).equals(Optional.of(Authority.CUSTOMER_USER))) {
            return List.of();
        }
        Optional<String> tenant = new Organizations(session).affiliationOf(user).tenant();
        SelfRegistrations registrations = new SelfRegistrations(session, realm);
        return domainIds()
                .flatMap(id -> registrations.ofDomain(id).stream())
                .filter(SelfRegistration::enabled)
                .filter(settings -> tenant.equals(Optional.of(settings.tenantId())))
                .flatMap(settings -> of(settings).stream())
                .toList();
    }

    /** Those of {@link #binding()} that he has not agreed to as they are now. */
    public List<Demand> owed() {
        return consents.missing(binding());
    }

    private Stream<String> domainIds() {
        return Stream.concat(
                        new Domains(session, realm).ofRequest().map(Domain::id).stream(), consents.domainIds().stream())
                .distinct();
    }

    private static Optional<Demand> demand(SelfRegistration settings, Document document, Optional<String> text) {
        return text.map(html -> new Demand(settings.domainId(), document, html));
    }
}
