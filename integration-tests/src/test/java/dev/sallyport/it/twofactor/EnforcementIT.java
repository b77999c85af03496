package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static dev.sallyport.it.fixtures.ApiAssertions.assertTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom the platform obliges to set up a second factor before a login over the API is complete. */
class EnforcementIT {

    private static final String PROFILE = UUID.randomUUID().toString();

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @Test
    void everybody() {
        enforce("{'type':'ALL_USERS'}");
        assertObliged(realm.user("all-sys").sysAdmin().create());
        assertObliged(realm.user("all-tenant").roles("TENANT_ADMIN").create());
        assertObliged(realm.user("all-customer").roles("CUSTOMER_USER").create());
    }

    @Test
    void systemAdministratorsOnly() {
        enforce("{'type':'SYSTEM_ADMINISTRATORS'}");
        assertObliged(realm.user("sys-sys").sysAdmin().create());
        assertFree(realm.user("sys-tenant").roles("TENANT_ADMIN").create());
        assertFree(realm.user("sys-customer").roles("CUSTOMER_USER").create());
    }

    @Test
    void allTenantAdministrators() {
        enforce("{'type':'TENANT_ADMINISTRATORS','tenantsIds':[],'tenantProfilesIds':null}");
        assertObliged(realm.user("any-tenant").tenantAdmin(realm.tenant("Any")).create());
        assertFree(realm.user("any-sys").sysAdmin().create());
        assertFree(realm.user("any-customer").roles("CUSTOMER_USER").create());
    }

    @Test
    void tenantAdministratorsOfNamedTenants() {
        Tenant named = realm.tenant("Named").profile(UUID.randomUUID().toString());
        Tenant other = realm.tenant("Other").profile(PROFILE);
        enforce("{'type':'TENANT_ADMINISTRATORS','tenantsIds':['" + named.id() + "'],'tenantProfilesIds':['" + PROFILE
                + "']}");
        assertObliged(realm.user("named").tenantAdmin(named).create());
        assertFree(realm.user("other").tenantAdmin(other).create());
        assertFree(
                realm.user("named-customer").customerUser(named.customer("C")).create());
    }

    @Test
    void tenantAdministratorsOfTenantsWithAProfile() {
        Tenant with = realm.tenant("With").profile(PROFILE);
        enforce("{'type':'TENANT_ADMINISTRATORS','tenantsIds':null,'tenantProfilesIds':['" + PROFILE + "']}");
        assertObliged(realm.user("with").tenantAdmin(with).create());
        assertFree(realm.user("without").tenantAdmin(realm.tenant("Without")).create());
    }

    @Test
    void whoIsObligedGetsNoTokensFromTheDirectGrantEither() {
        enforce("{'type':'ALL_USERS'}");
        TestUser user = realm.user("grant").sysAdmin().create();
        assertThat(realm.directGrant(user, Map.of()).status()).isEqualTo(400);
        assertThat(user.sessions()).isEmpty();
    }

    /** ThingsBoard lets refreshes go on for as long as they like. */
    @Test
    void runningSessionsGoOnUntilTheNextRefresh() {
        enforce("{'type':'SYSTEM_ADMINISTRATORS'}");
        TestUser user = realm.user("running").roles("CUSTOMER_USER").create();
        Answer pair = assertPair(realm.api().tryLogin(user));
        enforce("{'type':'ALL_USERS'}");
        assertThat(realm.api().as(pair.field("token")).get("/api/auth/user").status())
                .isEqualTo(200);
        assertError(
                realm.api().post("/api/auth/token", Map.of("refreshToken", pair.field("refreshToken"))),
                401,
                10,
                "Token is outdated");
        assertObliged(user);
    }

    private static void enforce(String filter) {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes()
                .with("enforceTwoFa", true)
                .with("enforcedUsersFilter", Json.of(filter)));
    }

    private static void assertObliged(TestUser user) {
        assertTicket(realm.api().tryLogin(user), "MFA_CONFIGURATION_TOKEN");
    }

    private static void assertFree(TestUser user) {
        assertPair(realm.api().tryLogin(user));
    }
}
