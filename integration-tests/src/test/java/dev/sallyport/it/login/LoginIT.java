package dev.sallyport.it.login;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static dev.sallyport.it.fixtures.ApiAssertions.assertTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Customer;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/auth/login}. */
class LoginIT {

    private static final String NULL_ID = "13814000-1dd2-11b2-8080-808080808080";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @Test
    void anAccessTokenSaysWhoTheUserIs() {
        Tenant tenant = realm.tenant("Claims Ltd");
        TestUser ann = realm.user("ann").name("Ann", "Bee").tenantAdmin(tenant).create();
        Jwt token = Jwt.of(assertPair(realm.api().tryLogin(ann)).field("token"));
        assertThat(token.claim("userId")).isEqualTo(ann.id());
        assertThat(token.scopes()).containsExactly("TENANT_ADMIN");
        assertThat(token.claim("tenantId")).isEqualTo(tenant.id());
        assertThat(token.claim("customerId")).isEqualTo(NULL_ID);
        assertThat(token.claim("sessionId"))
                .isEqualTo(ann.sessions().get(0).path("id").asText());
        assertThat(token.claim("firstName")).isEqualTo("Ann");
        assertThat(token.claim("lastName")).isEqualTo("Bee");
        assertThat(token.claims().path("enabled").booleanValue()).isTrue();
        assertThat(token.claims().path("isPublic").isBoolean()).isTrue();
        assertThat(token.claims().path("isPublic").booleanValue()).isFalse();
        assertThat(token.lifetime()).isEqualTo(9000);
    }

    @Test
    void namesAreLeftOutWhenThereAreNone() {
        TestUser nameless = realm.user("nameless").name(null, null).sysAdmin().create();
        Jwt token = Jwt.of(assertPair(realm.api().tryLogin(nameless)).field("token"));
        assertThat(token.claims().fieldNames()).toIterable().doesNotContain("firstName", "lastName");
        assertThat(token.claim("tenantId")).isEqualTo(NULL_ID);
        assertThat(token.claim("customerId")).isEqualTo(NULL_ID);
    }

    @Test
    void aCustomerUserBelongsToCustomerAndTenant() {
        Customer customer = realm.tenant("Customers Ltd").customer("Customer A");
        TestUser user = realm.user("customer").customerUser(customer).create();
        Jwt token = Jwt.of(assertPair(realm.api().tryLogin(user)).field("token"));
        assertThat(token.scopes()).containsExactly("CUSTOMER_USER");
        assertThat(token.claim("tenantId")).isEqualTo(customer.tenant().id());
        assertThat(token.claim("customerId")).isEqualTo(customer.id());
    }

    @Test
    void theHighestAuthorityCounts() {
        TestUser user =
                realm.user("many").roles("CUSTOMER_USER", "TENANT_ADMIN").create();
        Jwt token = Jwt.of(assertPair(realm.api().tryLogin(user)).field("token"));
        assertThat(token.scopes()).containsExactly("TENANT_ADMIN");
    }

    @Test
    void whoHasASecondFactorGetsATicketToShowIt() {
        Tenant tenant = realm.tenant("Second Door Ltd");
        TestUser user = realm.user("second")
                .tenantAdmin(tenant)
                .nativeTotp(NativeTotp.labelled("Phone"))
                .create();
        Jwt ticket = Jwt.of(assertTicket(realm.api().tryLogin(user), "PRE_VERIFICATION_TOKEN"));
        assertThat(ticket.scopes()).containsExactly("PRE_VERIFICATION_TOKEN");
        assertThat(ticket.claim("sub")).isEqualTo(user.email());
        assertThat(ticket.claim("userId")).isEqualTo(user.id());
        assertThat(ticket.claim("tenantId")).isEqualTo(tenant.id());
        assertThat(ticket.claim("customerId")).isEqualTo(NULL_ID);
        assertThat(ticket.claim("sessionId")).isNotEmpty();
        assertThat(ticket.lifetime()).isEqualTo(3600);
        assertThat(user.sessions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONFIGURE_TOTP", "SALLYPORT_SETUP_TWO_FACTOR"})
    void whoIsAskedToSetUpASecondFactorGetsATicketToDoSo(String action) {
        String name = action.toLowerCase(Locale.ROOT).replace('_', '-');
        TestUser user = realm.user(name).sysAdmin().requiredAction(action).create();
        assertTicket(realm.api().tryLogin(user), "MFA_CONFIGURATION_TOKEN");
        assertThat(user.sessions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TERMS_AND_CONDITIONS", "VERIFY_EMAIL"})
    void whoHasToDoWhatOnlyAPageCanIsNotLetIn(String action) {
        TestUser user = realm.user("todo-" + action.substring(0, 3).toLowerCase(Locale.ROOT))
                .sysAdmin()
                .requiredAction(action)
                .create();
        assertError(realm.api().tryLogin(user), 401, 10, "User account is not active");
        assertThat(user.sessions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "no json",
                "[]",
                "null",
                "username=a%40b.example&password=secret",
                "{\"username\":\"a@b.example\",\"password\":\"secret\"",
                "{\"username\":\"a@b.example\",\"password\":\"secret\"} {}",
                "{\"username\":\"a@b.example\",\"password\":\"secret\",\"more\":1}",
                "{\"username\":\"a@b.example\",\"username\":\"a@b.example\",\"password\":\"secret\"}",
                "{\"username\":\"\",\"password\":\"secret\"}",
                "{\"username\":\"  \",\"password\":\"secret\"}",
                "{\"username\":null,\"password\":\"secret\"}",
                "{\"password\":\"secret\"}",
                "{\"username\":\"a@b.example\",\"password\":\"\"}",
                "{\"username\":\"a@b.example\"}",
                "{\"username\":\"a@b.example\",\"password\":12345678}",
                "{\"username\":{\"a\":\"b\"},\"password\":\"secret\"}"
            })
    void aBodyThatIsNoLoginIsRefused(String body) {
        assertError(realm.api().post("/api/auth/login", body), 401, 10, "Authentication failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json;charset=UTF-8"})
    void anyContentTypeIsTakenAsLongAsTheBodyIsJson(String contentType) {
        TestUser user = realm.user("type-" + contentType.length()).sysAdmin().create();
        assertPair(realm.api().header("Content-Type", contentType).tryLogin(user));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void onlyPostLogsIn(String method) {
        assertError(realm.api().send(method, "/api/auth/login", null), 401, 10, "Authentication method not supported");
    }

    @Test
    void aHeaderWithATokenIsIgnored() {
        TestUser user = realm.user("header").sysAdmin().create();
        assertPair(realm.api().header("X-Authorization", "Bearer nonsense").tryLogin(user));
    }

    @Test
    void aDisabledUserLearnsSoOnlyWithTheRightPassword() {
        TestUser user = realm.user("disabled").sysAdmin().with("enabled", false).create();
        assertError(realm.api().tryLogin(user), 401, 10, "User account is not active");
        assertError(realm.api().tryLogin(user.email(), "not it"), 401, 10, "Invalid username or password");
    }

    @Test
    void anUnknownUserLooksLikeAWrongPassword() {
        TestUser user = realm.user("known").sysAdmin().create();
        Answer known = realm.api().tryLogin(user.email(), "not it");
        Answer unknown = realm.api().tryLogin("nobody@nowhere.example", "not it");
        assertError(known, 401, 10, "Invalid username or password");
        assertError(unknown, 401, 10, "Invalid username or password");
        assertThat(unknown.headers().map().keySet())
                .isEqualTo(known.headers().map().keySet());
        assertThat(unknown.text().replaceAll("\\d{13}", ""))
                .isEqualTo(known.text().replaceAll("\\d{13}", ""));
    }

    @Test
    void aPasswordOfBlanksIsJudgedLikeAnyOther() {
        TestUser user = realm.user("blanks").sysAdmin().create();
        assertError(realm.api().tryLogin(user.email(), "   "), 401, 10, "Invalid username or password");
        TestUser blank = realm.user("blank").password("        ").sysAdmin().create();
        assertPair(realm.api().tryLogin(blank));
    }

    @Test
    void aUserWithoutAnAuthorityIsNotLetIn() {
        TestUser user = realm.user("nothing").create();
        assertError(realm.api().tryLogin(user), 401, 10, "User account is not active");
        assertThat(user.sessions()).isEmpty();
    }

    @Test
    void theCaseOfTheAddressDoesNotMatterAsInKeycloak() {
        TestUser user = realm.user("case").sysAdmin().create();
        assertPair(realm.api().tryLogin(user.email().toUpperCase(Locale.ROOT), user.password()));
        assertError(
                realm.api().tryLogin(user.email(), user.password().toUpperCase(Locale.ROOT)),
                401,
                10,
                "Invalid username or password");
    }

    @Test
    void twoLoginsAreTwoSessions() {
        TestUser user = realm.user("twice").sysAdmin().create();
        String first = Jwt.of(realm.api().tryLogin(user).field("token")).claim("sessionId");
        String second = Jwt.of(realm.api().tryLogin(user).field("token")).claim("sessionId");
        assertThat(first).isNotEqualTo(second);
        assertThat(user.sessions()).hasSize(2);
    }

    @Test
    void anAnswerIsNotForCaches() {
        Answer answer = realm.api().post("/api/auth/login", Map.of());
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.json().fieldNames())
                .toIterable()
                .containsExactly("status", "message", "errorCode", "timestamp");
    }
}
