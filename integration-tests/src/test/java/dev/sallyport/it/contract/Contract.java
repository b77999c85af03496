package dev.sallyport.it.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What {@code thingsboard-auth-openapi.yaml} promises, with the few {@link Corrections} to it. Fails a test whose answer
 * breaks it. Thread-safe.
 */
public final class Contract {

    /** No operations of their own (RFC 9110 §9.3.2 and §9.3.7). */
    private static final Set<String> WITH_EVERY_OPERATION = Set.of("HEAD", "OPTIONS");

    private static final Contract INSTANCE = new Contract();
    private static final int CREDENTIALS_EXPIRED = 15;

    private final OpenApiFile file = OpenApiFile.read();
    private final ObjectNode components;
    private final Map<String, JsonSchema> compiled = new ConcurrentHashMap<>();

    private Contract() {
        components = file.schemas();
        Corrections.apply(components);
        StrictSchemas.apply(components);
    }

    /** The contract; reading it takes a moment, so there is one. */
    public static Contract instance() {
        return INSTANCE;
    }

    /** The file that it comes from. */
    public OpenApiFile file() {
        return file;
    }

    /**
     * Checks an answer.
     *
     * @param path may have a query
     * @throws AssertionError that says which rule is broken
     */
    public void check(String method, String path, int status, String contentType, String body) {
        String plainPath = path.replaceAll("\\?.*", "");
        boolean undocumented = Corrections.isUndocumented(method + " " + plainPath);
        Optional<Operation> operation = undocumented ? Optional.empty() : file.find(method, plainPath);
        Breach breach = new Breach(method + " " + path + " → " + status + " " + body);
        if (status >= 400) {
            checkError(method + " " + plainPath, status, contentType, body, breach);
        } else if (status == 200 && operation.isPresent()) {
            checkSuccess(operation.get(), contentType, body, breach);
        } else {
            breach.unless(
                    status != 200 || WITH_EVERY_OPERATION.contains(method) || undocumented,
                    "this operation is neither in the file nor known to be missing there");
        }
    }

    private void checkSuccess(Operation operation, String contentType, String body, Breach breach) {
        if (operation.answer().isEmpty()) {
            breach.unless(body.isEmpty(), "this operation answers without a body");
        } else if (body.isEmpty()) {
            breach.unless(Corrections.mayBeEmpty(operation), "this operation answers with a body");
        } else {
            checkJson(operation.toString(), operation.answer().get(), contentType, body, breach);
        }
    }

    private void checkError(String operation, int status, String contentType, String body, Breach breach) {
        if (body.isEmpty()) {
            breach.unless(Corrections.errorMayBeEmpty(status, operation), "an error has a body");
            return;
        }
        JsonNode error = parse(body, breach);
        boolean expired = error.path("errorCode").asInt() == CREDENTIALS_EXPIRED;
        String name = expired ? "ThingsboardCredentialsExpiredResponse" : "ThingsboardErrorResponse";
        ObjectNode reference = JsonMapper.builder().build().createObjectNode();
        checkJson(name, reference.put("$ref", "#/components/schemas/" + name), contentType, body, breach);
        breach.unless(error.path("status").asInt() == status, "status in the body is that of the answer");
    }

    private void checkJson(String name, JsonNode schema, String contentType, String body, Breach breach) {
        breach.unless(
                contentType.startsWith("application/json") || Corrections.mayBeText(name),
                "JSON is announced, not " + contentType);
        JsonSchema wanted = compiled.computeIfAbsent(name, n -> compile(schema));
        Set<ValidationMessage> messages = wanted.validate(parse(body, breach));
        breach.unless(messages.isEmpty(), "the schema of " + name + ": " + messages);
    }

    private static JsonNode parse(String body, Breach breach) {
        try {
            return JsonMapper.builder().build().readTree(body);
        } catch (JsonProcessingException e) {
            throw breach.of("the body is JSON");
        }
    }

    private JsonSchema compile(JsonNode schema) {
        ObjectNode document = StrictSchemas.tightened(schema);
        document.set("$defs", components);
        SchemaValidatorsConfig strict =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(document, strict);
    }

    private record Breach(String answer) {

        void unless(boolean kept, String rule) {
            if (!kept) {
                throw of(rule);
            }
        }

        AssertionError of(String rule) {
            return new AssertionError("The API's contract is broken, " + rule + "\n" + answer);
        }
    }
}
