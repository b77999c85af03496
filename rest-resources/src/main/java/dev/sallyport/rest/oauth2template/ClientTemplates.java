package dev.sallyport.rest.oauth2template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.keycloak.models.RealmModel;

/**
 * The templates of a realm: an attribute of it, so that they come with its export. With nothing saved it has the four of
 * ThingsBoard (thingsboard-behaviour §10.3).
 */
final class ClientTemplates {

    private static final Logger LOG = Logger.getLogger(ClientTemplates.class);

    private static final ObjectMapper JSON = new JsonMapper();

    private static final String ATTRIBUTE = "sallyport.oauth2.templates";
    private static final String PRESETS = "/sallyport/client-templates.json";

    /** They were there before anybody made them. */
    private static final long PRESET_SINCE =
            Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    private final RealmModel realm;

    ClientTemplates(RealmModel realm) {
        this.realm = realm;
    }

    List<ClientTemplate> all() {
        String saved = realm.getAttribute(ATTRIBUTE);
        if (saved == null) {
            return presets();
        }
        try {
            return nodes(JSON.readTree(saved)).map(ClientTemplate::new).toList();
        } catch (JsonProcessingException e) {
            LOG.warnf(
                    "Realm %s: attribute %s is no JSON, ThingsBoard’s templates are used", realm.getName(), ATTRIBUTE);
            return presets();
        }
    }

    /** Makes it, or puts it in the place of the one with its id. */
    void save(ClientTemplate template) {
        List<ClientTemplate> before = all();
        boolean known = before.stream().anyMatch(one -> one.id().equals(template.id()));
        write(Stream.concat(
                before.stream().map(one -> one.id().equals(template.id()) ? template : one),
                known ? Stream.empty() : Stream.of(template)));
    }

    void delete(String id) {
        write(all().stream().filter(one -> !one.id().equals(id)));
    }

    private void write(Stream<ClientTemplate> templates) {
        ArrayNode array = JSON.createArrayNode();
        templates.forEach(template -> array.add(template.json()));
        realm.setAttribute(ATTRIBUTE, array.toString());
    }

    /** The same ids on every node and at every reading. */
    private List<ClientTemplate> presets() {
        return nodes(read())
                .map(preset ->
                        ClientTemplate.read(preset, id(preset.path("providerId").asText()), PRESET_SINCE))
                .toList();
    }

    private String id(String providerId) {
        return UUID.nameUUIDFromBytes((realm.getId() + " " + providerId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Stream<ObjectNode> nodes(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast);
    }

    private static JsonNode read() {
        try (InputStream file = ClientTemplates.class.getResourceAsStream(PRESETS)) {
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
