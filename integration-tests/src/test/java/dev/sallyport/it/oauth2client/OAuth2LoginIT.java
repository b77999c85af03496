package dev.sallyport.it.oauth2client;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.domain.NewDomain;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.LoginPage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A login through an OAuth2 client, as ThingsBoard's web page makes it (thingsboard-behaviour §9.3, §9.4, §15 no. 1 to 4). */
class OAuth2LoginIT {

    private static final String HOST = "sso.localhost";
    private static final String SECRET = Secrets.used("Provider-Secret-7361");

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @RegisterExtension
    static final TestRealm provider = TestRealm.plain().named("provider");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private static Api asRoot;
    private static String client;
    private static String unlinked;

    /** Acme's secret lies in the vault. */
    @BeforeAll
    static void acme() throws IOException {
        Files.writeString(Server.vault().resolve(realm.name() + "_acme"), SECRET);
        asRoot = realm.api().login(realm.user("root").sysAdmin().create());
        realm.admin().put(realm.path("/sallyport/oauth2"), Map.of("allowedHosts", List.of("127.0.0.1")));
        provider.client(
                "thingsboard",
                Map.of(
                        "publicClient",
                        false,
                        "secret",
                        SECRET,
                        "redirectUris",
                        List.of("http://" + HOST + ":" + Server.url().getPort() + "/*")));
        client = acmeSso("Acme SSO").save(asRoot);
        unlinked = acmeSso("Unlinked").save(asRoot);
        NewDomain.named(HOST).save(asRoot, client);
    }

    private static NewClient acmeSso(String title) {
        String protocol = provider.url() + "/protocol/openid-connect";
        NewClient saved = NewClient.titled(title)
                .with("clientId", "thingsboard")
                .with("clientSecret", "${vault.acme}")
                .with("authorizationUri", protocol + "/auth")
                .with("accessTokenUri", protocol + "/token")
                .with("userInfoUri", protocol + "/userinfo")
                .with("jwkSetUri", protocol + "/certs");
        saved.basic()
                .put("firstNameAttributeKey", "given_name")
                .put("lastNameAttributeKey", "family_name")
                .put("tenantNameStrategy", "CUSTOM")
                .put("tenantNamePattern", "Acme")
                .put("customerNamePattern", "Shop");
        return saved;
    }

    @Test
    void theDomainShowsTheButtonAndNoOtherHostDoes() {
        JsonNode buttons = there().post("/api/noauth/oauth2Clients").json();
        assertThat(buttons.toString())
                .isEqualTo("[{\"name\":\"Acme SSO\",\"icon\":\"google-logo\",\"url\":\"/oauth2/authorization/" + client
                        + "\"}]");
        assertThat(realm.api().post("/api/noauth/oauth2Clients").json()).isEmpty();
        assertThat(realm.api()
                        .header("X-Forwarded-Host", HOST)
                        .post("/api/noauth/oauth2Clients")
                        .json())
                .isEmpty();
        assertThat(there().post("/api/noauth/oauth2Clients?pkgName=app&platform=ANDROID")
                        .json())
                .isEmpty();
        assertError(
                there().post("/api/noauth/oauth2Clients?platform=XX"),
                400,
                31,
                "No enum constant org.thingsboard.server.common.data.oauth2.PlatformType.XX");
    }

    @Test
    void whoLogsInLandsAtTheDomainWithACodeThatIsGoodOnce() {
        TestUser clerk =
                provider.user("clerk@acme.example").name("Kim", "clerk").create();
        Map<String, String> landed = logIn(clerk, realmPath() + "/nowhere?x=1");
        assertThat(landed).containsEntry("x", "1").containsOnlyKeys("x", "code");
        assertError(exchange(realm.api(), landed), 401, 10, "Code is wrong, used or expired");

        landed = logInAgain(realmPath() + "/nowhere");
        assertError(
                there().post("/api/noauth/oauth2/token", Map.of("code", landed.get("code"))),
                401,
                10,
                "Code is wrong, used or expired");
        Answer pair = assertPair(exchange(there(), landed));
        JsonNode user = there().as(pair.field("token")).get("/api/auth/user").json();
        assertThat(user.path("email").asText()).isEqualTo("clerk@acme.example");
        assertThat(user.path("authority").asText()).isEqualTo("CUSTOMER_USER");
        assertThat(user.at("/additionalInfo/authProviderName").asText()).isEqualTo("Idp");
        assertError(exchange(there(), landed), 401, 10, "Code is wrong, used or expired");
        assertError(
                there().post("/api/noauth/oauth2/token", Map.of("code", " ")),
                400,
                31,
                "Validation error: code must not be blank");
        assertThat(realm.events().last("REGISTER").detail("email")).isEqualTo("clerk@acme.example");
        JsonNode organizations = realm.admin().get(realm.path("/organizations"));
        assertThat(organizations.findValuesAsText("name")).containsExactly("Acme");
    }

    @Test
    void theSecondFactorIsAskedForWhereItIsEnforced() {
        TestUser boss = provider.user("boss@acme.example").name("Kim", "boss").create();
        enforce(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
        try {
            open("/oauth2/authorization/" + client);
            LoginPage.in(browser).logIn(boss);
            browser.page()
                    .locator("body[data-page-id*='totp-setup'], body[data-page-id*='two-factor']")
                    .waitFor();
            assertThat(browser.page().url()).contains("/login-actions/required-action");
        } finally {
            enforce(TwoFactorSettings.totpAndBackupCodes());
        }
    }

    @Test
    void tokensStandInTheAddressOnlyWhereTheOperatorSaysSo() {
        TestUser old = provider.user("old@acme.example").name("Kim", "old").create();
        realm.admin()
                .put(
                        realm.path("/sallyport/oauth2"),
                        Map.of("allowedHosts", List.of("127.0.0.1"), "tokensInRedirect", true));
        try {
            Map<String, String> landed = logIn(old, realmPath() + "/nowhere");
            assertThat(landed).containsOnlyKeys("accessToken", "refreshToken");
            landed.values().forEach(Secrets::used);
            assertThat(there().as(landed.get("accessToken"))
                            .get("/api/auth/user")
                            .field("email"))
                    .isEqualTo("old@acme.example");
        } finally {
            realm.admin().put(realm.path("/sallyport/oauth2"), Map.of("allowedHosts", List.of("127.0.0.1")));
        }
    }

    @Test
    void aLoginThatDidNotBeginHereEndsWithAnError() {
        open("/oauth2/code?state=" + "a".repeat(32) + "&code=stolen");
        assertThat(browser.page().url())
                .endsWith(HOST + ":" + Server.url().getPort()
                        + "/login?loginError=%5Bauthorization_request_not_found%5D");
    }

    @Test
    void theStateIsABrowsersOwnAndNoOtherHostIsLandedOn() {
        for (String wish : List.of(
                "//evil.example/",
                "@evil.example",
                "https://evil.example/",
                "/\\evil.example",
                "/?code=mine",
                "/?a=1&c%6fde=mine")) {
            Answer begun = there().get("/oauth2/authorization/" + client + "?prevUri=" + encoded(wish));
            assertThat(begun.status()).isEqualTo(302);
            String cookie = begun.header("Set-Cookie");
            assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/").contains("Max-Age=1800");
            String pair = cookie.substring(0, cookie.indexOf(';'));
            String state = pair.substring(pair.indexOf("login-") + "login-".length(), pair.indexOf('='));
            assertThat(begun.header("Location")).contains("state=" + state);
            String back = "/oauth2/code?state=" + state + "&code=any";
            assertThat(end(back, pair)).isEqualTo(origin() + "/?code=any");
            assertThat(end(back, pair + "x")).contains("/login?loginError=");
            String other = (state.charAt(0) == 'b' ? "c" : "b") + state.substring(1);
            assertThat(end(back.replace(state, other), pair)).contains("/login?loginError=");
            assertThat(end(back, pair.replace(state, other))).contains("/login?loginError=");
        }
    }

    private static String end(String path, String cookie) {
        return there().header("Cookie", cookie).get(path).header("Location");
    }

    private static String origin() {
        return "http://" + HOST + ":" + Server.url().getPort();
    }

    @Test
    void aSystemsClientIsNoneOnOtherHostsAndAnUnknownOneNowhere() {
        for (String id : List.of(unlinked, "5d0a7b1e-3c52-4f0e-9d35-8a1c7f3b2e64")) {
            open("/oauth2/authorization/" + id);
            assertThat(browser.page().content()).contains("Oauth2 client with id [" + id + "] is not found");
        }
        browser.open(realm.url() + "/oauth2/authorization/" + client);
        assertThat(browser.page().content()).contains("is not found");
        // Around the link, by Keycloak's own parameter.
        String alias = alias(unlinked);
        browser.open(realm.oidcLogin().with("kc_idp_hint", alias).url());
        browser.page().getByText("You cannot sign in this way at this address.").waitFor();
        assertThat(LoginPage.isShown(browser)).isTrue();
        assertThat(realm.events().last("IDENTITY_PROVIDER_LOGIN_ERROR").detail("reason"))
                .isEqualTo("not_here");
    }

    private static void enforce(TwoFactorSettings settings) {
        assertThat(asRoot.post("/api/2fa/settings", settings.json()).status()).isEqualTo(200);
    }

    private static String alias(String id) {
        for (JsonNode instance : realm.admin().get(realm.path("/identity-provider/instances"))) {
            if (instance.path("internalId").asText().equals(id)) {
                return instance.path("alias").asText();
            }
        }
        throw new AssertionError("no identity provider " + id);
    }

    /** With what it lands in the end. */
    private Map<String, String> logIn(TestUser account, String prevUri) {
        open("/oauth2/authorization/" + client + "?prevUri=" + encoded(prevUri));
        LoginPage.in(browser).logIn(account);
        return landed();
    }

    /** The provider knows the browser by now. */
    private Map<String, String> logInAgain(String prevUri) {
        open("/oauth2/authorization/" + client + "?prevUri=" + encoded(prevUri));
        return landed();
    }

    private Map<String, String> landed() {
        browser.page().waitForURL(url -> url.contains("/nowhere"));
        String query = URI.create(browser.page().url()).getRawQuery();
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    /** In the browser that landed. */
    private Answer exchange(Api api, Map<String, String> landed) {
        String cookies = browser.page().context().cookies().stream()
                .filter(cookie -> cookie.name.contains("sallyport-login-"))
                .map(cookie -> cookie.name + "=" + cookie.value)
                .collect(Collectors.joining("; "));
        String browserName = (String) browser.page().evaluate("navigator.userAgent");
        return api.header("Cookie", cookies)
                .header("User-Agent", browserName)
                .post("/api/noauth/oauth2/token", Map.of("code", landed.get("code")));
    }

    private void open(String path) {
        browser.open("http://" + HOST + ":" + Server.url().getPort() + realmPath() + path);
    }

    private static String realmPath() {
        return "/realms/" + realm.name();
    }

    private static Api there() {
        return realm.api().header("Host", HOST + ":" + Server.url().getPort());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
