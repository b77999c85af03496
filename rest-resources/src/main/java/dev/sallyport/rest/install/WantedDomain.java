package dev.sallyport.rest.install;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SelfRegistrations;
import dev.sallyport.rest.domain.DomainBody;
import dev.sallyport.rest.http.EntityId;
import dev.sallyport.rest.http.Fields;
import dev.sallyport.rest.selfregistration.SettingsBody;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;

/**
 * One domain of a realm's file, as it is to be: what the domain-controller and the controller of self-registration take,
 * with names where they have ids.
 *
 * @param json members {@link #MEMBERS}; others are refused, for a misspelt restriction would be none
 */
record WantedDomain(KeycloakSession session, ObjectNode json) {

    static final String NAME = "name";

    private static final String TENANT = "tenant";
    private static final String ISOLATED = "isolated";
    private static final String SIGN_UP = "signUp";
    private static final String SELF_REGISTRATION = "selfRegistration";
    private static final Set<String> MEMBERS = Set.of(
            NAME, TENANT, ISOLATED, SIGN_UP, SELF_REGISTRATION, "oauth2Enabled", "propagateToEdge", "loginTheme");

    /** What the realm gets: the domain, and how people sign up there, where the file says so. */
    record Content(Domain domain, Optional<SelfRegistration> signUp) {}

    /** What differs from what the realm has; empty when nothing does. Ends the call when anything is wrong. */
    Optional<Content> difference(Domains domains, SelfRegistrations registrations) {
        Optional<String> tenant = tenant();
        DomainBody said = DomainBody.read(session, body(tenant).toString());
        Optional<Domain> before = domains.named(said.name());
        Domain domain = before.map(said::change).orElseGet(said::fresh);
        Optional<SelfRegistration> former = registrations.ofDomain(domain.id());
        Optional<SelfRegistration> settings = tenant.filter(id -> json.has(SELF_REGISTRATION))
                .map(id -> SettingsBody.ofFile(
                        session,
                        (ObjectNode) json.path(SELF_REGISTRATION),
                        new SettingsBody.Place(domain.id(), id),
                        former));
        // The link follows what it leads to.
        Domain wanted =
                settings.map(SelfRegistration::enabled).map(domain::withSignUp).orElse(domain);
        boolean same = before.equals(Optional.of(wanted)) && (settings.isEmpty() || settings.equals(former));
        return same ? Optional.empty() : Optional.of(new Content(wanted, settings));
    }

    private Optional<String> tenant() {
        Fields fields = new Fields(json);
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                fields.reject("\"" + name + "\"", "is unknown");
            }
        });
        Optional<String> said = fields.text(TENANT);
        Optional<String> id = said.flatMap(this::organization).map(OrganizationModel::getId);
        boolean needed = json.has(SELF_REGISTRATION) || fields.flag(ISOLATED, false);
        if (said.isPresent() ? id.isEmpty() : needed) {
            fields.reject(TENANT, "must be the alias or the name of an organization");
        }
        if (json.has(SELF_REGISTRATION)) {
            fields.object(SELF_REGISTRATION);
        }
        fields.requireNoViolation();
        return id;
    }

    private Optional<OrganizationModel> organization(String aliasOrName) {
        Organizations organizations = new Organizations(session);
        return organizations.withAlias(aliasOrName).or(() -> organizations.withName(aliasOrName));
    }

    private ObjectNode body(Optional<String> tenant) {
        ObjectNode body = json.deepCopy();
        body.remove(Set.of(TENANT, ISOLATED, SELF_REGISTRATION));
        if (json.has(ISOLATED)) {
            body.set(
                    "isolatedTenantId",
                    json.path(ISOLATED).asBoolean()
                            ? EntityId.of("TENANT", tenant.orElseThrow())
                            : JsonNodeFactory.instance.nullNode());
        }
        return body;
    }
}
