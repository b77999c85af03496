package dev.sallyport.it.install;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Endpoints;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The installer on a realm that Keycloak made: one story, told in order. */
@TestMethodOrder(OrderAnnotation.class)
class InstallerIT {

    private static final NativeTotp PHONE = NativeTotp.labelled("Phone");
    private static TestUser ann;
    private static JsonNode before;

    @RegisterExtension
    static final TestRealm realm = TestRealm.plain();

    @Test
    @Order(1)
    void aRealmWithoutItLetsNobodyInOverTheApi() {
        ann = realm.user("ann").nativeTotp(PHONE).create();
        assertError(realm.api().tryLogin(ann), 401, 10, "User account is not active");
        before = state();
    }

    @Test
    @Order(2)
    void aDryRunListsEverythingAndChangesNothing() {
        for (String query : List.of("?dryRun=true", "?dryRun")) {
            JsonNode answer = install(query);
            assertThat(answer.path("dryRun").asBoolean()).isTrue();
            assertThat(names(answer, "role")).containsExactlyInAnyOrder("SYS_ADMIN", "TENANT_ADMIN", "CUSTOMER_USER");
            assertThat(names(answer, "client")).containsExactly("thingsboard-api");
            assertThat(names(answer, "flow"))
                    .contains(
                            "sallyport browser",
                            "sallyport registration",
                            "sallyport direct grant",
                            "sallyport reset credentials");
            assertThat(names(answer, "binding"))
                    .contains("browserFlow", "registrationFlow", "directGrantFlow", "resetCredentialsFlow");
            assertThat(names(answer, "setting"))
                    .containsExactlyInAnyOrder("organizationsEnabled", "registrationAllowed");
        }
        assertThat(state()).isEqualTo(before);
        assertThat(realm.events().admin()).noneMatch(InstallerIT::isInstallation);
    }

    @Test
    @Order(3)
    void itNeedsTheRightToManageTheRealm() {
        String viewer = tokenOf("viewer", "view-realm", "manage-users");
        assertThat(installAs(viewer).status()).isEqualTo(403);
        assertThat(installAs("").status()).isEqualTo(401);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void theFirstRunInstallsWhatTheDryRunListed() {
        JsonNode announced = install("?dryRun=true").path("changes");
        List<JsonNode> credentials = ann.credentials();
        Answer answer = installAs(tokenOf("manager", "manage-realm", "view-users"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("dryRun").asBoolean(true)).isFalse();
        assertThat(answer.json().path("changes")).isEqualTo(announced);
        assertThat(ann.credentials()).isEqualTo(credentials);
        assertThat(realm.events().admin()).anyMatch(InstallerIT::isInstallation);
        JsonNode now = realm.admin().get(realm.path(""));
        assertThat(now.path("browserFlow").asText()).isEqualTo("sallyport browser");
        assertThat(now.path("registrationFlow").asText()).isEqualTo("sallyport registration");
        assertThat(now.path("registrationAllowed").asBoolean()).isTrue();
        assertThat(now.path("directGrantFlow").asText()).isEqualTo("sallyport direct grant");
        assertThat(now.path("resetCredentialsFlow").asText()).isEqualTo("sallyport reset credentials");
    }

    @Test
    @Order(5)
    void theSecondRunHasNothingToDo() {
        JsonNode installed = state();
        JsonNode answer = install("");
        assertThat(answer.path("dryRun").asBoolean(true)).isFalse();
        assertThat(answer.path("changes")).isEmpty();
        assertThat(state()).isEqualTo(installed);
    }

    @Test
    @Order(6)
    void usersLogInWithTheAppThatTheyHad() {
        grant(ann, "SYS_ADMIN");
        assertPair(SecondDoor.of(ann).totp(PHONE.app().code()));
        Map<String, String> next = Map.of("totp", PHONE.app().codeOfStep(1));
        assertThat(realm.directGrant(ann, next).status()).isEqualTo(200);
        assertThat(realm.directGrant(ann, Map.of()).status()).isEqualTo(400);
    }

    @Test
    @Order(7)
    void whatAnAdministratorRemovedComesBackAndWhatHeChangedStays() {
        realm.admin().delete(realm.path("/roles/CUSTOMER_USER"));
        realm.admin().put(realm.path("/roles/TENANT_ADMIN"), Map.of("name", "TENANT_ADMIN", "description", "ours"));
        JsonNode answer = install("");
        assertThat(answer.path("changes")).hasSize(1);
        assertThat(names(answer, "role")).containsExactly("CUSTOMER_USER");
        assertThat(realm.admin()
                        .get(realm.path("/roles/TENANT_ADMIN"))
                        .path("description")
                        .asText())
                .isEqualTo("ours");
    }

    @Test
    @Order(8)
    void unlockingNeedsTheRightToManageThatUser() {
        String path = "/sallyport/users/" + ann.id() + "/unlock";
        assertThat(postAs(tokenOf("looker", "view-users"), path).status()).isEqualTo(403);
        assertThat(postAs(tokenOf("helper", "manage-users"), path).status()).isEqualTo(200);
        assertThat(postAs(tokenOf("helper-2", "manage-users"), "/sallyport/users/nobody/unlock")
                        .status())
                .isEqualTo(404);
    }

    /** What an earlier release had installed lacks what came with this one. */
    @Test
    @Order(9)
    void flowsOfAnEarlierReleaseGetTheAuthenticatorsThatCameLater() {
        String flow = realm.path("/authentication/flows/sallyport%20browser%20second%20factor/executions");
        List<String> complete = providers(flow);
        for (JsonNode execution : realm.admin().get(flow)) {
            if (List.of("sallyport-sms", "sallyport-email").contains(provider(execution))) {
                String id = execution.path("id").asText();
                realm.admin().delete(realm.path("/authentication/executions/" + id));
            }
        }
        realm.admin().delete(realm.path("/authentication/required-actions/SALLYPORT_SETUP_SMS"));
        JsonNode answer = install("");
        assertThat(names(answer, "execution"))
                .containsExactly(
                        "sallyport-sms in sallyport browser second factor",
                        "sallyport-email in sallyport browser second factor");
        assertThat(names(answer, "requiredAction")).containsExactly("SALLYPORT_SETUP_SMS");
        assertThat(providers(flow)).isEqualTo(complete).contains("sallyport-sms", "sallyport-email");
        assertThat(install("").path("changes")).isEmpty();
    }

    private static List<String> providers(String flow) {
        return StreamSupport.stream(realm.admin().get(flow).spliterator(), false)
                .map(InstallerIT::provider)
                .toList();
    }

    private static String provider(JsonNode execution) {
        return execution.path("providerId").asText();
    }

    private static JsonNode install(String query) {
        return realm.admin()
                .post(realm.path("/sallyport/install" + query), null)
                .json();
    }

    private static Answer installAs(String token) {
        return postAs(token, "/sallyport/install");
    }

    private static Answer postAs(String token, String below) {
        return Endpoints.of(realm).adminPost(below, token);
    }

    /** A token of a new administrator of this realm with these rights and no others. */
    private static String tokenOf(String name, String... rights) {
        TestUser admin = realm.user(name).create();
        String client = realm.admin()
                .get(realm.path("/clients?clientId=realm-management"))
                .path(0)
                .path("id")
                .asText();
        List<JsonNode> roles = Stream.of(rights)
                .map(right -> realm.admin().get(realm.path("/clients/" + client + "/roles/" + right)))
                .toList();
        realm.admin().post(admin.path("/role-mappings/clients/" + client), roles);
        return realm.directGrant(admin, Map.of("client_id", "admin-cli")).field("access_token");
    }

    private static void grant(TestUser user, String role) {
        JsonNode found = realm.admin().get(realm.path("/roles/" + role));
        realm.admin().post(user.path("/role-mappings/realm"), List.of(found));
    }

    /** Everything that an export knows about the realm. */
    private static JsonNode state() {
        return realm.admin()
                .post(realm.path("/partial-export?exportClients=true&exportGroupsAndRoles=true"), null)
                .json();
    }

    private static boolean isInstallation(JsonNode event) {
        return event.path("resourcePath").asText().equals("sallyport/install");
    }

    private static List<String> names(JsonNode answer, String type) {
        return StreamSupport.stream(answer.path("changes").spliterator(), false)
                .filter(change -> change.path("type").asText().equals(type))
                .map(change -> change.path("name").asText())
                .toList();
    }
}
