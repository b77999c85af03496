package dev.sallyport.it.apikey;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.ForeignKey;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What administrators of a realm do with the keys of all its users. */
class ApiKeyAdminIT {

    private static final String DEFAULTS = "{'longestLifetimeDays':365,'neverAllowed':false,'suspendedAfterDays':90,"
            + "'removedAfterDays':365,'mailOnCreation':true,'expiryMailDays':[30,7,1]}";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    private static TestUser ann;
    private static TestUser ben;

    @BeforeAll
    static void createOwners() {
        ann = realm.user("ann").sysAdmin().create();
        ben = realm.user("ben").sysAdmin().create();
    }

    private static String path(String below) {
        return realm.path("/sallyport/api-keys" + below);
    }

    @Test
    void settingsAreTheDefaultsUntilTheyAreSavedAndABadOneIsNamed() {
        assertThat(realm.admin().get(path("/settings"))).isEqualTo(Json.of(DEFAULTS));
        realm.admin().put(path("/settings"), Map.of("expiryMailDays", new int[] {1, 14, 1}));
        assertThat(realm.admin().get(path("/settings"))).isEqualTo(Json.of(DEFAULTS.replace("[30,7,1]", "[14,1]")));
        assertThat(realm.events().admin().get(0).path("resourcePath").asText())
                .isEqualTo("sallyport/api-keys/settings");
        Answer refused = realm.admin()
                .send("PUT", path("/settings"), Map.of("longestLifetimeDays", 0, "expiryMailDays", new int[] {0}));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.field("errorMessage"))
                .isEqualTo("Validation error: expiryMailDays must be a list of at most 10 whole numbers from 1 to 365,"
                        + " longestLifetimeDays must be a whole number from 1 to 3650");
        realm.admin().put(path("/settings"), Map.of());
    }

    @Test
    void keysOfAllUsersAreListedPageByPage() {
        ForeignKey.of(ann).take();
        ForeignKey.of(ben).take();
        JsonNode all = realm.admin().get(path(""));
        assertThat(all.size()).isGreaterThanOrEqualTo(2);
        assertThat(all.findValuesAsText("userId")).contains(ann.id(), ben.id());
        assertThat(all.findValuesAsText("keyId")).isSorted();
        assertThat(all.toString()).doesNotContain("tb_");
        JsonNode first = realm.admin().get(path("?max=1"));
        assertThat(first).hasSize(1);
        JsonNode second =
                realm.admin().get(path("?max=1&after=" + first.at("/0/keyId").asText()));
        assertThat(second.get(0)).isEqualTo(all.get(1));
        assertThat(realm.admin().send("GET", path("?max=1001"), null).status()).isEqualTo(400);
    }

    @Test
    void aKeyIsRevokedByItsKeyId() {
        ForeignKey key = ForeignKey.of(ann);
        JsonNode taken = key.take();
        String one = path("/" + taken.path("keyId").asText());
        assertThat(realm.admin().get(one)).isEqualTo(taken);
        assertThat(key.api().get("/api/auth/user").status()).isEqualTo(200);
        realm.admin().delete(one);
        assertError(key.api().get("/api/auth/user"), 401, 10, "Invalid username or password");
        assertThat(realm.admin().send("DELETE", one, null).status()).isEqualTo(404);
        assertThat(realm.events().of(ann)).anySatisfy(event -> {
            assertThat(event.type()).isEqualTo("REMOVE_CREDENTIAL");
            assertThat(event.detail("sallyport_action")).isEqualTo("REVOKED");
            assertThat(event.detail("sallyport_actor")).isNotBlank();
        });
        assertThat(ann.newestMail().text())
                .contains("was revoked", "pump station", taken.path("keyId").asText());
    }

    @Test
    void whoMayNotManageUsersMayNot() {
        String token = realm.directGrant(ben, Map.of()).field("access_token");
        assertForbidden(token, "GET", "");
        assertForbidden(token, "GET", "/settings");
        assertForbidden(token, "GET", "/00000000");
        assertForbidden(token, "DELETE", "/00000000");
    }

    private static void assertForbidden(String token, String method, String below) {
        assertThat(realm.admin().sendAs(token, method, path(below), null).status())
                .isEqualTo(403);
    }
}
