package dev.sallyport.rest.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.DomainName;
import dev.sallyport.core.domain.DomainTaken;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.selfregistration.SelfRegistrations;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.http.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The domains that a realm's file wants: a JSON array in one attribute. They are brought about once for each text, all or
 * none; what is changed afterwards stays so until the text changes. Domains that it does not name are left alone.
 */
final class WantedDomains {

    /** Name of the realm attribute with the domains. */
    static final String ATTRIBUTE = "sallyport.domains";

    /** Name of the realm attribute that says which text was brought about. */
    static final String DONE = "sallyport.domains.done";

    private static final int MOST = 1000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Domains domains;
    private final SelfRegistrations registrations;
    private final Set<String> violations = new TreeSet<>();

    /** Of the realm in the session's context. */
    WantedDomains(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.domains = new Domains(session, realm);
        this.registrations = new SelfRegistrations(session, realm);
    }

    /** What has to be done, nothing when the text was brought about before. Ends the call when anything is wrong with it. */
    List<Change> missing() {
        return text().filter(text -> !hash(text).equals(realm.getAttribute(DONE)))
                .map(this::changes)
                .orElse(List.of());
    }

    /** Whether the realm's file says anything about domains. */
    boolean isAny() {
        return text().isPresent();
    }

    /** For a new realm, which has no domains whatever its file says. */
    void forget() {
        realm.removeAttribute(DONE);
    }

    private Optional<String> text() {
        return Optional.ofNullable(realm.getAttribute(ATTRIBUTE)).filter(text -> !text.isBlank());
    }

    private List<Change> changes(String text) {
        JsonNode list = list(text);
        List<Change> changes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            String name = list.path(i).path(WantedDomain.NAME).asText();
            if (!names.add(name)) {
                violations.add(place(i, name) + "name is there twice");
            }
            change(place(i, name), list.path(i)).ifPresent(changes::add);
        }
        if (!violations.isEmpty()) {
            throw ApiError.invalid(violations);
        }
        changes.add(new Change("setting", DONE, () -> realm.setAttribute(DONE, hash(text))));
        return changes;
    }

    private static JsonNode list(String text) {
        try {
            JsonNode list = Json.any(text);
            if (list.isArray() && list.size() <= MOST) {
                return list;
            }
        } catch (ApiException e) {
            // As bad as JSON that is no list.
        }
        throw ApiError.invalid(List.of(ATTRIBUTE + " must be a JSON array of at most " + MOST + " objects"));
    }

    private Optional<Change> change(String place, JsonNode json) {
        if (!(json instanceof ObjectNode object)) {
            violations.add(place + "must be an object");
            return Optional.empty();
        }
        try {
            return new WantedDomain(session, object)
                    .difference(domains, registrations)
                    .map(content -> new Change("domain", content.domain().name(), () -> save(content)));
        } catch (ApiException e) {
            violations.add(place + e.getMessage().replaceFirst("^Validation error: ", ""));
            return Optional.empty();
        }
    }

    /** Which entry; its name only when it can be one, for it will be logged. */
    private static String place(int index, String name) {
        return ATTRIBUTE + "[" + index + "]" + (DomainName.isValid(name) ? " (" + name + "): " : ": ");
    }

    private void save(WantedDomain.Content content) {
        Domain domain = content.domain();
        try {
            if (!domains.update(domain)) {
                domains.create(domain);
            }
        } catch (DomainTaken e) {
            throw new IllegalStateException("somebody else made a domain of this name just now", e);
        }
        content.signUp().ifPresent(registrations::save);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
