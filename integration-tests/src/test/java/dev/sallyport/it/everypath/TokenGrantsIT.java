package dev.sallyport.it.everypath;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.AssertionIssuer;
import dev.sallyport.it.fixtures.Endpoints;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The rows of "Every path" for grants that bring tokens without any login flow. */
class TokenGrantsIT {

    private static final String CLIENT = "backend";
    private static final String SECRET = "backend-secret-of-the-tests";
    private static final String SIGN_IN_AGAIN = "A second factor is required: sign in again";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed()
            .setting("enabledEventTypes", List.of("PERMISSION_TOKEN_ERROR", "TOKEN_EXCHANGE_ERROR"));

    private static AssertionIssuer issuer;

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @BeforeAll
    static void aClientThatMayDoAllThis() {
        issuer = AssertionIssuer.trustedBy(realm, "partner");
        String client = realm.admin()
                .create(
                        realm.path("/clients"),
                        Map.of(
                                "clientId",
                                CLIENT,
                                "secret",
                                SECRET,
                                "directAccessGrantsEnabled",
                                true,
                                "serviceAccountsEnabled",
                                true,
                                "authorizationServicesEnabled",
                                true,
                                "attributes",
                                Map.of(
                                        "standard.token.exchange.enabled", "true",
                                        "standard.token.exchange.enableRefreshRequestedTokenType", "SAME_SESSION",
                                        "oauth2.jwt.authorization.grant.enabled", "true",
                                        "oauth2.jwt.authorization.grant.idp", "partner")));
        String resources = realm.path("/clients/" + client + "/authz/resource-server");
        realm.admin().post(resources + "/resource", Map.of("name", "thing"));
        ObjectNode settings = (ObjectNode) realm.admin().get(resources);
        realm.admin().put(resources, settings.put("policyEnforcementMode", "DISABLED"));
    }

    @BeforeEach
    void notEnforced() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    @Test
    void tokenExchange() {
        String shown = accessTokenWithCode("exchange-has");
        TestUser must = realm.user("exchange-must").create();
        String notShown = accessToken(must, Map.of());
        assertThat(exchanged(notShown, "access_token").status()).isEqualTo(200);
        enforce();
        assertThat(exchanged(shown, "access_token").status()).isEqualTo(200);
        assertThat(exchanged(shown, "refresh_token").status()).isEqualTo(200);
        assertRefused(exchanged(notShown, "access_token"));
        assertRefused(exchanged(notShown, "refresh_token"));
        assertRefused(exchanged(notShown, "id_token"));
        Event event = realm.events().last("TOKEN_EXCHANGE_ERROR");
        assertThat(event.userId()).isEqualTo(must.id());
        assertThat(event.error()).isEqualTo("not_allowed");
        assertThat(event.detail("reason")).isEqualTo(SIGN_IN_AGAIN);
    }

    @Test
    void whatWasExchangedIsRefreshedByTheSameRule() {
        String shown =
                exchanged(accessTokenWithCode("chain-has"), "refresh_token").field("refresh_token");
        String notShown = exchanged(accessToken(realm.user("chain-must").create(), Map.of()), "refresh_token")
                .field("refresh_token");
        enforce();
        assertThat(refreshed(shown).status()).isEqualTo(200);
        assertRefused(refreshed(notShown));
    }

    @Test
    void umaTicket() {
        String shown = accessTokenWithCode("uma-has");
        String notShown = accessToken(realm.user("uma-must").create(), Map.of());
        assertThat(permitted(notShown).status()).isEqualTo(200);
        enforce();
        assertThat(permitted(shown).status()).isEqualTo(200);
        assertRefused(permitted(notShown));
        assertThat(realm.events().last("PERMISSION_TOKEN_ERROR").detail("reason"))
                .isEqualTo(SIGN_IN_AGAIN);
    }

    /** Nobody asks for a factor here, so who must have one gets nothing, whether or not he has one. */
    @Test
    void jwtAuthorizationGrant() {
        TestUser has = realm.user("jwt-has").nativeTotp(phone).create();
        TestUser must = realm.user("jwt-must").create();
        issuer.link(has);
        issuer.link(must);
        assertThat(asserted(must).status()).isEqualTo(200);
        assertThat(asserted(has).status()).isEqualTo(200);
        String bare = asserted(must).field("access_token");
        enforce();
        assertRefused(asserted(must));
        assertRefused(asserted(has));
        assertRefused(exchanged(bare, "access_token"));
    }

    @Test
    void aServiceAccountIsNobodyWhoCouldShowAFactor() {
        enforce();
        Answer answer = token(Map.of("grant_type", "client_credentials"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(exchanged(answer.field("access_token"), "access_token").status())
                .isEqualTo(200);
        assertThat(permitted(answer.field("access_token")).status()).isEqualTo(200);
    }

    /** What is out already lives to its end. */
    @Test
    void anAccessTokenIsGoodUntilItExpires() {
        String token = accessToken(realm.user("out").create(), Map.of("scope", "openid"));
        enforce();
        assertThat(Endpoints.of(realm).userInfo(token).status()).isEqualTo(200);
        assertThat(Jwt.of(token).lifetime()).isLessThanOrEqualTo(300);
    }

    private static void enforce() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
    }

    private String accessTokenWithCode(String name) {
        return accessToken(
                realm.user(name).nativeTotp(phone).create(),
                Map.of("totp", phone.app().code()));
    }

    private static String accessToken(TestUser user, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(more);
        form.putAll(Map.of("grant_type", "password", "username", user.email(), "password", user.password()));
        Answer answer = token(form);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.field("access_token");
    }

    private static Answer exchanged(String accessToken, String wanted) {
        return token(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                accessToken,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token",
                "requested_token_type",
                "urn:ietf:params:oauth:token-type:" + wanted));
    }

    private static Answer permitted(String accessToken) {
        return token(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:uma-ticket",
                "audience",
                CLIENT,
                "permission",
                "thing",
                "subject_token",
                accessToken));
    }

    private static Answer asserted(TestUser user) {
        return token(Map.of(
                "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", issuer.assertion(user)));
    }

    private static Answer refreshed(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    private static Answer token(Map<String, String> form) {
        Map<String, String> complete = new HashMap<>(form);
        complete.putAll(Map.of("client_id", CLIENT, "client_secret", SECRET));
        return Endpoints.of(realm).token(complete);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("error")).isEqualTo("invalid_grant");
        assertThat(answer.field("error_description")).isEqualTo(SIGN_IN_AGAIN);
    }
}
