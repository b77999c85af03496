package dev.sallyport.it.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code thingsboard-auth-openapi.yaml}: its operations and schemas. */
public final class OpenApiFile {

    private static final String NAME = "/thingsboard-auth-openapi.yaml";

    private final List<Operation> operations = new ArrayList<>();
    private final ObjectNode schemas;

    private OpenApiFile(ObjectNode document) {
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(
                        Operation.of(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
            }
        }
        schemas = (ObjectNode) document.path("components").path("schemas");
    }

    /** Reads the copy among the test resources. */
    public static OpenApiFile read() {
        try (InputStream file = OpenApiFile.class.getResourceAsStream(NAME)) {
            return new OpenApiFile((ObjectNode) new YAMLMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All operations, in the order of the file. */
    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** The operation that a request means; {@code path} without its query. */
    Optional<Operation> find(String method, String path) {
        return operations.stream()
                .filter(o -> o.matches(method, path))
                .min(Comparator.comparing(o -> o.path().contains("{"))); // the more literal one, as routers do
    }

    /** The schemas by name, as they stand in the file. */
    ObjectNode schemas() {
        return schemas.deepCopy();
    }
}
