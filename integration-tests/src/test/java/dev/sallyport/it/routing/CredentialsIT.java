package dev.sallyport.it.routing;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which header carries a credential, and which credentials are good. */
class CredentialsIT {

    private static final String OWN = "X-Authorization";
    private static final String STANDARD = "Authorization";
    private static final String PATH = "/api/auth/user";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @ParameterizedTest
    @ValueSource(strings = {OWN, STANDARD})
    void bothHeadersCarryAToken(String header) {
        String token = token("both-" + header.length());
        assertThat(call(header, "Bearer " + token).status()).isEqualTo(200);
    }

    @Test
    void thingsBoardsHeaderDecidesAloneWhereBothAreSent() {
        String good = "Bearer " + token("decides");
        Answer ownIsGood =
                realm.api().header(OWN, good).header(STANDARD, "Bearer a.b.c").get(PATH);
        Answer ownIsBad =
                realm.api().header(OWN, "Bearer a.b.c").header(STANDARD, good).get(PATH);
        Answer ownIsBasic =
                realm.api().header(OWN, "Basic YTpi").header(STANDARD, good).get(PATH);
        assertThat(ownIsGood.status()).isEqualTo(200);
        assertError(ownIsBad, 401, 11, "Token has expired");
        assertError(ownIsBasic, 401, 10, "Authentication failed");
    }

    @Test
    void anEmptyHeaderOfThingsBoardsIsThereAsWell() {
        Answer answer = realm.api()
                .header(OWN, "")
                .header(STANDARD, "Bearer " + token("empty"))
                .get(PATH);
        assertError(answer, 401, 10, "Authentication failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic YTpi",
                "bearer a.b.c",
                "BEARER a.b.c",
                "Bearer",
                "Bearer ",
                "a.b.c",
                "ApiKey",
                "Bearera.b.c"
            })
    void anUnknownPrefixIsNoCredential(String value) {
        assertError(call(OWN, value), 401, 10, "Authentication failed");
        assertError(call(STANDARD, value), 401, 10, "Authentication failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer nonsense",
                "Bearer  a.b.c",
                "Bearer a.b",
                "Bearer a.b.",
                "Bearer a.b.c.d",
                "Bearer tb_key"
            })
    void whatIsNoSignedJwtIsRefused(String value) {
        assertError(call(OWN, value), 401, 10, "Invalid username or password");
    }

    @Test
    void anUnsignedTokenIsRefused() {
        String[] parts = token("unsigned").split("\\.", -1);
        assertError(call(OWN, "Bearer " + parts[0] + "." + parts[1] + "."), 401, 10, "Invalid username or password");
        assertError(call(OWN, "Bearer eyJhbGciOiJub25lIn0." + parts[1] + ".AA"), 401, 11, "Token has expired");
    }

    @Test
    void aForgedTokenIsRefused() {
        assertError(call(OWN, "Bearer " + Jwt.forged(token("forged"))), 401, 11, "Token has expired");
    }

    @Test
    void aRefreshTokenIsNoCredential() {
        TestUser user = realm.user("refresh").sysAdmin().create();
        String token = realm.api().tryLogin(user).field("refreshToken");
        assertError(call(OWN, "Bearer " + token), 401, 11, "Token has expired");
    }

    @Test
    void aTokenInTheQueryIsNoCredential() {
        assertError(realm.api().get(PATH + "?token=" + token("query")), 401, 10, "Authentication failed");
    }

    @Test
    void aTokenOfAnotherApplicationIsRefused() {
        TestUser user = realm.user("foreign").sysAdmin().create();
        String token = realm.directGrant(user, Map.of()).field("access_token");
        assertError(realm.api().as(token).get(PATH), 401, 11, "Token has expired");
    }

    @Test
    void aTokenOfAnotherApplicationThatIsMeantForUsIsGood() {
        TestUser user = realm.user("audience").sysAdmin().create();
        realm.admin().post(realm.path("/clients"), clientForUs());
        String token = realm.directGrant(user, Map.of("client_id", "friend")).field("access_token");
        assertThat(realm.api().as(token).get(PATH).status()).isEqualTo(200);
    }

    @Test
    void aUserWithoutAnAuthorityIsNotPermitted() {
        TestUser user = realm.user("demoted").sysAdmin().create();
        Answer pair = realm.api().tryLogin(user);
        Map<String, String> role = Map.of(
                "id",
                realm.admin().get(realm.path("/roles/SYS_ADMIN")).path("id").asText(),
                "name",
                "SYS_ADMIN");
        realm.admin().send("DELETE", user.path("/role-mappings/realm"), List.of(role));
        assertError(
                realm.api().as(pair.field("token")).get(PATH),
                403,
                20,
                "You don't have permission to perform this operation!");
    }

    private static Answer call(String header, String value) {
        return realm.api().header(header, value).get(PATH);
    }

    private static String token(String name) {
        return realm.api().tryLogin(realm.user(name).sysAdmin().create()).field("token");
    }

    private static Map<String, Object> clientForUs() {
        Map<String, Object> mapper = Map.of(
                "name", "for us",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-audience-mapper",
                "config", Map.of("included.client.audience", "thingsboard-api", "access.token.claim", "true"));
        return Map.of(
                "clientId",
                "friend",
                "publicClient",
                true,
                "directAccessGrantsEnabled",
                true,
                "protocolMappers",
                List.of(mapper));
    }
}
