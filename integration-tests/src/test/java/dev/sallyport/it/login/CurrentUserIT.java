package dev.sallyport.it.login;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Customer;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code GET /api/auth/user}. */
class CurrentUserIT {

    private static final String NULL_ID = "13814000-1dd2-11b2-8080-808080808080";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @Test
    void theKeysStandInThingsBoardsOrder() {
        TestUser user = realm.user("keys").sysAdmin().create();
        JsonNode json = read(user);
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "createdTime",
                        "tenantId",
                        "customerId",
                        "email",
                        "authority",
                        "firstName",
                        "lastName",
                        "phone",
                        "version",
                        "name",
                        "additionalInfo");
        assertThat(json.path("phone").isNull()).isTrue();
        assertThat(json.path("additionalInfo").isNull()).isTrue();
        assertThat(json.path("createdTime").asLong()).isGreaterThan(1_700_000_000_000L);
    }

    @Test
    void aSystemAdministratorHasNoTenant() {
        TestUser user = realm.user("sysadmin").name(null, null).sysAdmin().create();
        JsonNode json = read(user);
        assertIds(json, NULL_ID, NULL_ID);
        assertThat(json.path("authority").asText()).isEqualTo("SYS_ADMIN");
        assertThat(json.path("id").path("entityType").asText()).isEqualTo("USER");
        assertThat(json.path("id").path("id").asText()).isEqualTo(user.id());
        assertThat(json.path("email").asText()).isEqualTo(user.email());
        assertThat(json.path("name").asText()).isEqualTo(user.email());
        assertThat(json.path("firstName").isNull()).isTrue();
        assertThat(json.path("lastName").isNull()).isTrue();
    }

    @Test
    void aTenantAdministratorHasATenant() {
        Tenant tenant = realm.tenant("Acme");
        JsonNode json = read(realm.user("tenant").tenantAdmin(tenant).create());
        assertIds(json, tenant.id(), NULL_ID);
        assertThat(json.path("authority").asText()).isEqualTo("TENANT_ADMIN");
        assertThat(json.path("firstName").asText()).isEqualTo("Test");
    }

    @Test
    void aCustomerUserHasBoth() {
        Customer customer = realm.tenant("Bcme").customer("Customer B");
        JsonNode json = read(realm.user("customer").customerUser(customer).create());
        assertIds(json, customer.tenant().id(), customer.id());
        assertThat(json.path("authority").asText()).isEqualTo("CUSTOMER_USER");
    }

    @Test
    void nobodyElseIsAnswered() {
        TestUser pre = realm.user("pre")
                .sysAdmin()
                .nativeTotp(NativeTotp.labelled("Phone"))
                .create();
        TestUser mfa =
                realm.user("mfa").sysAdmin().requiredAction("CONFIGURE_TOTP").create();
        String denied = "You don't have permission to perform this operation!";
        assertError(SecondDoor.of(pre).api().get("/api/auth/user"), 403, 20, denied);
        assertError(SecondDoor.setUp(mfa).api().get("/api/auth/user"), 403, 20, denied);
        assertError(realm.api().get("/api/auth/user"), 401, 10, "Authentication failed");
    }

    private static JsonNode read(TestUser user) {
        Answer answer = realm.api().login(user).get("/api/auth/user");
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }

    private static void assertIds(JsonNode json, String tenant, String customer) {
        assertThat(json.path("tenantId").path("entityType").asText()).isEqualTo("TENANT");
        assertThat(json.path("tenantId").path("id").asText()).isEqualTo(tenant);
        assertThat(json.path("customerId").path("entityType").asText()).isEqualTo("CUSTOMER");
        assertThat(json.path("customerId").path("id").asText()).isEqualTo(customer);
    }
}
