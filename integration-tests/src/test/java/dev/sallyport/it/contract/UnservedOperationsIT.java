package dev.sallyport.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code unserved-operations.txt} names the operations of the OpenAPI file that nobody answers yet. An operation that is
 * served must leave the list, and one that is not in the list must be served: so it only ever shrinks.
 */
class UnservedOperationsIT {

    private static final String SOME_ID = "784f394c-42b6-435a-983c-b7beff2784f9";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static TestUser root;

    @BeforeAll
    static void createRoot() {
        root = realm.user("root").sysAdmin().create();
    }

    @Test
    void theListSaysWhatIsNotServed() throws IOException {
        List<String> unserved = Contract.instance().file().operations().stream()
                .filter(operation -> !isServed(operation))
                .map(Operation::toString)
                .sorted()
                .toList();
        assertThat(String.join("\n", unserved)).isEqualTo(String.join("\n", list()));
    }

    /** A new login each time, because the answer to a probe may be to log out. */
    private static boolean isServed(Operation operation) {
        String path = operation.path().replaceAll("\\{enabledValue}", "true").replaceAll("\\{[^}]+}", SOME_ID);
        boolean hasBody = operation.method().startsWith("P");
        Answer answer = realm.api().login(root).send(operation.method(), path, hasBody ? "{}" : null);
        boolean unknown = answer.status() == 404 && answer.text().contains("No static resource");
        return !unknown && answer.status() != 405;
    }

    private static List<String> list() throws IOException {
        try (InputStream file = UnservedOperationsIT.class.getResourceAsStream("/unserved-operations.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .sorted()
                    .toList();
        }
    }
}
