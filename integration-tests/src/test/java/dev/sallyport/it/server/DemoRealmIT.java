package dev.sallyport.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The realm of the demo is complete: product's part and demo's data in one import. */
class DemoRealmIT {

    private static final String TENANT = "/organizations/a7ab69c0-e635-11f1-aba4-41e6f20265da";

    private static final String TENANT_B = "b1b0ac10-e635-11f1-aba4-41e6f20265da";

    @RegisterExtension
    static final TestRealm realm = TestRealm.demo();

    @ParameterizedTest
    @CsvSource({
        "sysadmin@thingsboard.org, SYS_ADMIN",
        "tenant@thingsboard.org, TENANT_ADMIN",
        "customer@thingsboard.org, CUSTOMER_USER",
        "customerb@thingsboard.org, CUSTOMER_USER"
    })
    void everyUserHasItsRole(String email, String role) {
        String id = realm.existingUser(email, "").id();
        assertThat(realm.admin()
                        .get(realm.path("/users/" + id + "/role-mappings/realm"))
                        .findValuesAsText("name"))
                .contains(role, "default-roles-sallyport");
    }

    @Test
    void theTenantHasItsProfileItsMembersAndThreeCustomers() {
        assertThat(realm.admin()
                        .get(realm.path(TENANT))
                        .at("/attributes/tenantProfileId/0")
                        .asText())
                .isEqualTo("9d46e400-e635-11f1-aba4-41e6f20265da");
        assertThat(names(TENANT + "/members", "username"))
                .contains("tenant@thingsboard.org", "customer@thingsboard.org")
                .doesNotContain("sysadmin@thingsboard.org");
        assertThat(names(TENANT + "/groups", "name")).containsExactly("Customer A", "Customer B", "Customer C");
    }

    @Test
    void aCustomerHasItsUsers() {
        assertThat(names(TENANT + "/groups/a7ed2db0-e635-11f1-aba4-41e6f20265da/members", "username"))
                .containsExactlyInAnyOrder("customer@thingsboard.org", "customera@thingsboard.org");
    }

    @ParameterizedTest
    @CsvSource({
        "sysadmin@thingsboard.org, sysadmin, ",
        "tenant@thingsboard.org, tenant, ",
        "customer@thingsboard.org, customer, ",
        "tenantb@thingsboard.org, tenantb, MFA_CONFIGURATION_TOKEN"
    })
    void onlyTheAdministratorsOfOneTenantMustHaveASecondFactor(String email, String password, String scope) {
        Answer answer = realm.api().tryLogin(realm.existingUser(email, password));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.field("scope")).isEqualTo(scope == null ? "" : scope);
    }

    @Test
    void peopleSignUpAtAcme() {
        Api acme = realm.api().header("Host", "acme.localhost:" + Server.url().getPort());
        JsonNode page = acme.get("/api/noauth/selfRegistration/signUpSelfRegistrationParams")
                .json();
        assertThat(page.path("title").asText()).startsWith("Welcome to Acme");
        assertThat(page.at("/captcha/captchaVersion").asText()).isEqualTo("v2");
        assertThat(page.path("signUpFields").findValuesAsText("id"))
                .containsExactly("FIRST_NAME", "LAST_NAME", "EMAIL", "PASSWORD");
        assertThat(acme.get("/api/noauth/selfRegistration/privacyPolicy").text())
                .contains("<strong>name</strong>");
        assertThat(acme.get("/api/noauth/selfRegistration/termsOfUse").text()).contains("be kind");
        Api root = realm.api().login(realm.existingUser("sysadmin@thingsboard.org", "sysadmin"));
        JsonNode settings = root.get("/api/selfRegistration/selfRegistrationParams?tenantId=" + TENANT_B)
                .json();
        assertThat(settings.at("/recipients/0").asText()).isEqualTo("ops@acme.example");
        assertThat(settings.at("/roles/0").asText()).isEqualTo("acme-newcomer");
        assertThat(settings.path("customerTitlePrefix").asText()).isEqualTo("Acme: ");
        assertThat(settings.at("/defaultDashboard/id").asText()).isNotEmpty();
    }

    private static List<String> names(String path, String field) {
        return realm.admin().get(realm.path(path)).findValuesAsText(field);
    }
}
