package dev.sallyport.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.TestRealm;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The realm of the demo is complete: product's part and demo's data in one import. */
class DemoRealmIT {

    private static final String TENANT = "/organizations/a7ab69c0-e635-11f1-aba4-41e6f20265da";

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

    private static List<String> names(String path, String field) {
        return realm.admin().get(realm.path(path)).findValuesAsText(field);
    }
}
