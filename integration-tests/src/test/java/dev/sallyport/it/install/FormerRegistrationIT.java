package dev.sallyport.it.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.TestRealm;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an administrator asked people for who registered before Sallyport came, they are asked for afterwards. */
class FormerRegistrationIT {

    private static final String TERMS = "registration-terms-and-conditions";

    @RegisterExtension
    static final TestRealm withForm = TestRealm.plain().named("form").setting("registrationAllowed", true);

    @RegisterExtension
    static final TestRealm withSteps = TestRealm.plain().named("steps").setting("registrationAllowed", true);

    @Test
    void theActionsOfItsFormAreTakenOver() {
        String path = "/authentication/flows/registration/executions";
        ObjectNode terms = (ObjectNode) execution(withForm, path, TERMS);
        assertThat(terms.path("requirement").asText()).isEqualTo("DISABLED");
        withForm.admin().put(withForm.path(path), terms.put("requirement", "REQUIRED"));
        withForm.install();
        assertThat(execution(withForm, "/authentication/flows/sallyport%20registration%20form/executions", TERMS)
                        .path("requirement")
                        .asText())
                .isEqualTo("REQUIRED");
        JsonNode realm = withForm.admin().get(withForm.path(""));
        assertThat(realm.path("registrationFlow").asText()).isEqualTo("sallyport registration");
        assertThat(realm.path("attributes")
                        .path("sallyport.self-registration.elsewhere")
                        .asText())
                .isEqualTo("keycloak");
        assertThat(withForm.install().path("changes")).isEmpty();
    }

    @Test
    void aFlowWithStepsOfItsOwnStaysBound() {
        withSteps.admin().post(withSteps.path("/authentication/flows/registration/copy"), Map.of("newName", "careful"));
        withSteps
                .admin()
                .post(
                        withSteps.path("/authentication/flows/careful/executions/execution"),
                        Map.of("provider", "allow-access-authenticator"));
        JsonNode step = execution(withSteps, "/authentication/flows/careful/executions", "allow-access-authenticator");
        withSteps
                .admin()
                .put(
                        withSteps.path("/authentication/flows/careful/executions"),
                        ((ObjectNode) step).put("requirement", "REQUIRED"));
        withSteps.setting("registrationFlow", "careful");
        withSteps.install();
        assertThat(withSteps
                        .admin()
                        .get(withSteps.path(""))
                        .path("registrationFlow")
                        .asText())
                .isEqualTo("careful");
        assertThat(withSteps.install().path("changes")).isEmpty();
    }

    private static JsonNode execution(TestRealm realm, String path, String provider) {
        return StreamSupport.stream(realm.admin().get(realm.path(path)).spliterator(), false)
                .filter(execution -> execution.path("providerId").asText().equals(provider))
                .findFirst()
                .orElseThrow();
    }
}
