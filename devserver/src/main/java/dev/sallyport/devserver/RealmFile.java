package dev.sallyport.devserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A Keycloak realm as JSON. Two of them merge into one, because Keycloak imports members of organizations only when
 * users and organizations come in the same file. Immutable.
 */
public final class RealmFile {

    private static final ObjectMapper JSON = new JsonMapper();

    /** What names an element of a realm's lists, most specific first. */
    private static final List<String> KEYS = List.of("clientId", "username", "alias", "name", "id");

    private final ObjectNode realm;

    private RealmFile(ObjectNode realm) {
        this.realm = realm;
    }

    /** Reads a file; {@code ${name}} in it is replaced where {@code values} has that name, and only there. */
    public static RealmFile read(Path file, Map<String, String> values) {
        try {
            String text = Files.readString(file);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("${" + value.getKey() + "}", value.getValue());
            }
            return new RealmFile((ObjectNode) JSON.readTree(text));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /**
     * This realm with all of the other in it. Objects merge field by field; lists of named things (clients, users,
     * flows …) merge by name; of plain values the other's win.
     */
    public RealmFile with(RealmFile other) {
        return new RealmFile(merged(realm, other.realm));
    }

    /** A copy of the JSON. */
    public ObjectNode json() {
        return realm.deepCopy();
    }

    /** Writes the JSON, folders included. */
    public Path write(Path file) {
        Folders.create(file.getParent());
        try {
            return Files.writeString(file, realm.toPrettyString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode merged(ObjectNode base, ObjectNode more) {
        ObjectNode result = base.deepCopy();
        for (Map.Entry<String, JsonNode> field : more.properties()) {
            result.set(field.getKey(), merged(base.get(field.getKey()), field.getValue()));
        }
        return result;
    }

    private static JsonNode merged(JsonNode base, JsonNode more) {
        if (base instanceof ObjectNode one && more instanceof ObjectNode two) {
            return merged(one, two);
        }
        if (base instanceof ArrayNode one && more instanceof ArrayNode two) {
            return merged(one, two);
        }
        return more;
    }

    private static ArrayNode merged(ArrayNode base, ArrayNode more) {
        ArrayNode result = base.deepCopy();
        for (JsonNode element : more) {
            Optional<Integer> twin = indexOf(element, result);
            if (twin.isPresent()) {
                result.set(twin.get(), merged(result.get(twin.get()), element));
            } else {
                result.add(element);
            }
        }
        return result;
    }

    private static Optional<Integer> indexOf(JsonNode element, ArrayNode list) {
        Optional<String> key = KEYS.stream().filter(element::has).findFirst();
        List<JsonNode> elements =
                StreamSupport.stream(list.spliterator(), false).toList();
        for (int i = 0; i < elements.size(); i++) {
            JsonNode candidate = elements.get(i);
            boolean same = key.map(k -> element.get(k).equals(candidate.get(k))).orElse(element.equals(candidate));
            if (same) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
