package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static dev.sallyport.it.fixtures.ApiAssertions.assertTicket;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.NewUser;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our own {@code enforcedUsersFilter}: people by what Keycloak knows of them. */
class KeycloakUsersFilterIT {

    private static final String PATH = "/api/2fa/settings";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static Api sysAdmin;

    @BeforeAll
    static void peopleBelongSomewhere() {
        sysAdmin = realm.api().login(realm.user("sysadmin").sysAdmin().create());
        role("ops");
        role("chief");
        realm.admin().post(realm.path("/roles/chief/composites"), List.of(roleNamed("ops")));
        String crew = group("crew");
        realm.admin().post(realm.path("/groups/" + crew + "/role-mappings/realm"), List.of(roleNamed("ops")));
        below(below(group("staff"), "ops"), "night");
    }

    @Test
    void aRealmRoleHoweverSomebodyCameByIt() {
        enforce("{'type':'KEYCLOAK_USERS','include':{'realmRoles':['ops']}}");
        assertObliged(user("role").roles("ops"));
        assertObliged(user("composite").roles("chief"));
        assertObliged(user("role-of-group").with("groups", List.of("/crew")));
        assertFree(user("no-role"));
    }

    @Test
    void aGroupAndThoseBelowIt() {
        enforce("{'type':'KEYCLOAK_USERS','include':{'groups':['/staff/ops']}}");
        assertObliged(user("group").with("groups", List.of("/staff/ops")));
        assertObliged(user("group-below").with("groups", List.of("/staff/ops/night")));
        assertFree(user("group-above").with("groups", List.of("/staff")));
    }

    @Test
    void anOrganization() {
        Tenant acme = realm.tenant("Acme");
        enforce("{'type':'KEYCLOAK_USERS','include':{'organizations':['acme']}}");
        assertObliged(realm.user("member").customerUser(acme.customer("C")));
        assertFree(realm.user("stranger").customerUser(realm.tenant("Else").customer("C")));
    }

    @Test
    void theClientThatTheLoginIsFor() {
        TestUser user = user("client").create();
        enforce("{'type':'KEYCLOAK_USERS','include':{'clients':['test-app']}}");
        assertPair(realm.api().tryLogin(user));
        assertThat(realm.directGrant(user, Map.of()).status()).isEqualTo(400);
        enforce("{'type':'KEYCLOAK_USERS','include':{'clients':['thingsboard-api']}}");
        assertTicket(realm.api().tryLogin(user), "MFA_CONFIGURATION_TOKEN");
        assertThat(realm.directGrant(user, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void whoIsExcludedIsFreeWhateverElseIncludesHim() {
        enforce("{'type':'KEYCLOAK_USERS','exclude':{'groups':['/staff'],'clients':['test-app']}}");
        assertFree(user("excluded").with("groups", List.of("/staff/ops")));
        TestUser other = assertObliged(user("not-excluded"));
        assertThat(realm.directGrant(other, Map.of()).status()).isEqualTo(200);
    }

    /** Or was renamed: else its members would be free, and nobody would notice. */
    @Test
    void whenAnIncludedGroupIsGoneEverybodyIsObliged() {
        String gone = group("short-lived");
        enforce("{'type':'KEYCLOAK_USERS','include':{'groups':['/short-lived']}}");
        assertFree(user("before"));
        realm.admin().delete(realm.path("/groups/" + gone));
        assertObliged(user("after"));
    }

    @Test
    void itComesBackAsItWasSent() {
        for (String filter : List.of(
                "{'type':'KEYCLOAK_USERS'}",
                "{'type':'KEYCLOAK_USERS','include':null,'exclude':{'realmRoles':null}}",
                "{'type':'KEYCLOAK_USERS','include':{'realmRoles':['ops','chief'],'groups':['/staff','/crew'],"
                        + "'organizations':[],'clients':['test-app']}}")) {
            enforce(filter);
            assertThat(sysAdmin.get(PATH).json().path("enforcedUsersFilter")).isEqualTo(Json.of(filter));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'include':{'realmRoles':['nope']}} | include.realmRoles: nope does not exist",
                "{'include':{'groups':['/nope']}} | include.groups: /nope does not exist",
                "{'include':{'groups':['staff']}} | include.groups: staff does not exist",
                "{'include':{'groups':['/staff/']}} | include.groups: /staff/ does not exist",
                "{'exclude':{'organizations':['nope']}} | exclude.organizations: nope does not exist",
                "{'exclude':{'clients':['nope']}} | exclude.clients: nope does not exist",
                "{'include':{'users':['ann']}} | include.users is unknown",
                "{'including':{}} | including is unknown",
                "{'include':{'groups':['']}} | include.groups must be a list of texts, none of them empty",
                "{'type':'TENANT_ADMINISTRATORS','tenantsIds':['9d46e400-e635-11f1-aba4-41e6f20265da']}"
                        + " | tenantsIds: 9d46e400-e635-11f1-aba4-41e6f20265da does not exist"
            })
    void whatDoesNotExistIsRefusedByName(String filter, String problem) {
        JsonNode before = sysAdmin.get(PATH).json();
        ObjectNode object = (ObjectNode) Json.of(filter);
        if (!object.has("type")) {
            object.put("type", "KEYCLOAK_USERS");
        }
        assertError(save(object), 400, 31, "Validation error: enforcedUsersFilter " + problem);
        assertThat(sysAdmin.get(PATH).json()).isEqualTo(before);
    }

    private static void enforce(String filter) {
        assertThat(save(Json.of(filter)).status()).isEqualTo(200);
    }

    private static Answer save(JsonNode filter) {
        return sysAdmin.post(
                PATH,
                TwoFactorSettings.totpAndBackupCodes()
                        .with("enforceTwoFa", true)
                        .with("enforcedUsersFilter", filter)
                        .json());
    }

    private static NewUser user(String name) {
        return realm.user(name).roles("CUSTOMER_USER");
    }

    private static TestUser assertObliged(NewUser user) {
        TestUser created = user.create();
        assertTicket(realm.api().tryLogin(created), "MFA_CONFIGURATION_TOKEN");
        return created;
    }

    private static void assertFree(NewUser user) {
        assertPair(realm.api().tryLogin(user.create()));
    }

    private static void role(String name) {
        realm.admin().post(realm.path("/roles"), Map.of("name", name));
    }

    private static JsonNode roleNamed(String name) {
        return realm.admin().get(realm.path("/roles/" + name));
    }

    private static String group(String name) {
        return realm.admin().create(realm.path("/groups"), Map.of("name", name));
    }

    private static String below(String parent, String name) {
        return realm.admin().create(realm.path("/groups/" + parent + "/children"), Map.of("name", name));
    }
}
