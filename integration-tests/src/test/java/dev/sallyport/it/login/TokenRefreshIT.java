package dev.sallyport.it.login;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /api/auth/token}. */
class TokenRefreshIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @Test
    void aRefreshTokenBringsANewPair() {
        TestUser user = realm.user("ann").sysAdmin().create();
        Answer first = realm.api().tryLogin(user);
        Answer second = assertPair(refresh(first.field("refreshToken")));
        assertThat(second.field("token")).isNotEqualTo(first.field("token"));
        assertThat(Jwt.of(second.field("token")).claim("userId")).isEqualTo(user.id());
        assertThat(realm.api().as(second.field("token")).get("/api/auth/user").status())
                .isEqualTo(200);
        assertThat(user.sessions()).hasSize(1);
    }

    @Test
    void theOldTokensStayGoodUntilTheyExpire() {
        TestUser user = realm.user("old").sysAdmin().create();
        Answer first = realm.api().tryLogin(user);
        assertPair(refresh(first.field("refreshToken")));
        assertPair(refresh(first.field("refreshToken")));
        assertThat(realm.api().as(first.field("token")).get("/api/auth/user").status())
                .isEqualTo(200);
    }

    @Test
    void theNewTokenHasTheAuthorityOfThisMoment() {
        TestUser user = realm.user("promoted").roles("CUSTOMER_USER").create();
        Answer first = realm.api().tryLogin(user);
        Map<String, String> role = Map.of(
                "id",
                realm.admin().get(realm.path("/roles/TENANT_ADMIN")).path("id").asText(),
                "name",
                "TENANT_ADMIN");
        realm.admin().post(user.path("/role-mappings/realm"), List.of(role));
        Answer second = assertPair(refresh(first.field("refreshToken")));
        assertThat(Jwt.of(second.field("token")).scopes()).containsExactly("TENANT_ADMIN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "[]",
                "null",
                "{}",
                "{\"refreshToken\":null}",
                "{\"refreshToken\":\"\"}",
                "{\"refreshToken\":\"  \"}",
                "{\"refreshToken\":17}",
                "{\"refreshToken\":\"a.b.c\",\"more\":true}"
            })
    void aBodyWithoutATokenIsRefused(String body) {
        assertError(realm.api().post("/api/auth/token", body), 401, 10, "Authentication failed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void onlyPostRefreshes(String method) {
        assertError(realm.api().send(method, "/api/auth/token", null), 401, 10, "Authentication method not supported");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a.b", "a.b.c.d"})
    void whatIsNoJwtIsRefused(String text) {
        assertError(refresh(text), 401, 10, "Invalid username or password");
    }

    @Test
    void aForgedTokenLooksExpired() {
        TestUser user = realm.user("forged").sysAdmin().create();
        String token = realm.api().tryLogin(user).field("refreshToken");
        assertError(refresh(Jwt.forged(token)), 401, 11, "Token has expired");
        assertError(refresh("a.b.c"), 401, 11, "Token has expired");
    }

    @Test
    void anAccessTokenIsNoRefreshToken() {
        TestUser user = realm.user("access").sysAdmin().create();
        String token = realm.api().tryLogin(user).field("token");
        assertError(refresh(token), 400, 31, "Invalid Refresh Token scope");
    }

    @Test
    void aTicketIsNoRefreshToken() {
        TestUser pre = realm.user("pre")
                .sysAdmin()
                .nativeTotp(NativeTotp.labelled("Phone"))
                .create();
        TestUser mfa =
                realm.user("mfa").sysAdmin().requiredAction("CONFIGURE_TOTP").create();
        assertError(refresh(SecondDoor.of(pre).ticket()), 400, 31, "Invalid Refresh Token scope");
        assertError(refresh(SecondDoor.setUp(mfa).ticket()), 400, 31, "Invalid Refresh Token scope");
    }

    @Test
    void afterLogoutTheTokenIsOutdated() {
        TestUser user = realm.user("bye").sysAdmin().create();
        Answer pair = realm.api().tryLogin(user);
        realm.api().as(pair.field("token")).post("/api/auth/logout");
        assertError(refresh(pair.field("refreshToken")), 401, 10, "Token is outdated");
    }

    @Test
    void aDisabledUserIsNotActive() {
        TestUser user = realm.user("disabled").sysAdmin().create();
        String token = realm.api().tryLogin(user).field("refreshToken");
        user.enable(false);
        assertError(refresh(token), 401, 10, "User account is not active");
    }

    @Test
    void aDeletedUserIsUnknown() {
        TestUser user = realm.user("deleted").sysAdmin().create();
        String token = realm.api().tryLogin(user).field("refreshToken");
        user.delete();
        assertError(refresh(token), 401, 10, "Invalid username or password");
    }

    @Test
    void aTokenOfAnotherClientIsRefused() {
        TestUser user = realm.user("foreign").sysAdmin().create();
        String token = realm.directGrant(user, Map.of()).field("refresh_token");
        assertError(refresh(token), 401, 10, "Token is outdated");
    }

    private static Answer refresh(String token) {
        return realm.api().post("/api/auth/token", Map.of("refreshToken", token));
    }
}
