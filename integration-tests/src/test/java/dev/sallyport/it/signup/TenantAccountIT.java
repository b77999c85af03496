package dev.sallyport.it.signup;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.ForeignKey;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A tenant's administrator removes his tenant. */
class TenantAccountIT {

    private static final String PATH = "/api/signup/tenantAccount";
    private static final String DENIED = "You don't have permission to perform this operation!";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static Api root;

    @BeforeAll
    static void administrator() {
        realm.signUpLimits("1000:3600");
        root = realm.api().login(realm.user("root").sysAdmin().create());
    }

    @Test
    void hisUsersCustomersAndPagesGoWithIt() {
        Tenant acme = realm.tenant("Acme");
        Tenant other = realm.tenant("Other");
        TestUser admin = realm.user("admin").tenantAdmin(acme).create();
        TestUser ann = realm.user("ann").customerUser(acme.customer("Shop")).create();
        TestUser both = realm.user("both").customerUser(acme.customer("Bar")).create();
        other.add(both.id());
        NewSelfRegistration.on("tenant-account.localhost", acme, root).save(root);
        Api api = realm.api().login(admin);
        assertThat(api.delete(PATH).status()).isEqualTo(200);
        assertThat(users(admin)).isEmpty();
        assertThat(users(ann)).isEmpty();
        assertThat(users(both)).hasSize(1);
        assertThat(realm.admin().get(realm.path("/organizations")))
                .extracting(one -> one.path("id").asText())
                .contains(other.id())
                .doesNotContain(acme.id());
        assertError(api.get("/api/auth/user"), 401, 11, "Token has expired");
        assertError(
                SignedUp.with(SignedUp.at(realm, "tenant-account.localhost")).trySend(),
                403,
                20,
                "Sign up is disabled");
        JsonNode event = realm.events().admin().stream()
                .filter(one -> one.path("resourceType").asText().equals("SALLYPORT_TENANT"))
                .findFirst()
                .orElseThrow();
        assertThat(event.path("resourcePath").asText()).isEqualTo("sallyport/tenants/" + acme.id());
        assertThat(event.at("/authDetails/userId").asText()).isEqualTo(admin.id());
    }

    @Test
    void nobodyElseRemovesATenant() {
        Tenant kept = realm.tenant("Kept");
        TestUser admin = realm.user("kept-admin").tenantAdmin(kept).create();
        TestUser customer =
                realm.user("kept-user").customerUser(kept.customer("Shop")).create();
        assertError(realm.api().delete(PATH), 401, 10, "Authentication failed");
        assertError(root.delete(PATH), 403, 20, DENIED);
        assertError(realm.api().login(customer).delete(PATH), 403, 20, DENIED);
        ForeignKey key = ForeignKey.of(admin);
        key.take();
        assertError(key.api().delete(PATH), 403, 20, DENIED);
        assertThat(users(customer)).hasSize(1);
    }

    @Test
    void twoAdministratorsDoNotRemoveEachOther() {
        Tenant shared = realm.tenant("Shared");
        TestUser first = realm.user("first").tenantAdmin(shared).create();
        TestUser second = realm.user("second").tenantAdmin(shared).create();
        assertError(realm.api().login(first).delete(PATH), 400, 31, "The tenant has other administrators");
        second.delete();
        assertThat(realm.api().login(first).delete(PATH).status()).isEqualTo(200);
        assertThat(users(first)).isEmpty();
    }

    private static JsonNode users(TestUser user) {
        return realm.admin().get(realm.path("/users?exact=true&username=" + SignedUp.encoded(user.email())));
    }
}
