package dev.sallyport.it.domain;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.sallyport.it.fixtures.Accessibility;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.oauth2client.NewClient;
import dev.sallyport.it.pages.ErrorPage;
import dev.sallyport.it.pages.LoginPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The login page knows its domain: its buttons, its sign-up link, its theme, and whose it is. */
class DomainPageIT {

    private static final String SHOP = "shop.localhost";
    private static final String PLAIN = "plain.localhost";
    private static final String ISOLATED = "isolated.localhost";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().setting("registrationAllowed", true);

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private static Api asRoot;
    private static TestUser root;
    private static TestUser insider;
    private static TestUser outsider;
    private static Tenant acme;
    private static Tenant other;

    @BeforeAll
    static void domains() {
        acme = realm.tenant("Acme");
        root = realm.user("root").sysAdmin().create();
        insider = realm.user("insider").tenantAdmin(acme).create();
        other = realm.tenant("Other");
        outsider = realm.user("outsider").tenantAdmin(other).create();
        asRoot = realm.api().login(root);
        String alpha = NewClient.titled("B second").save(asRoot);
        String beta = NewClient.titled("A first").with("loginButtonIcon", "<b>").save(asRoot);
        NewClient mobile = NewClient.titled("Mobile");
        mobile.json().withArray("/platforms").add("ANDROID");
        NewDomain.named(SHOP).save(asRoot, alpha, beta, mobile.save(asRoot));
        NewDomain.named(PLAIN).save(asRoot);
        NewClient.titled("Tenant's").save(realm.api().login(insider));
    }

    @Test
    void theButtonsAreThoseOfTheDomainAndNowhereElse() {
        open(SHOP);
        assertThat(buttons()).containsExactly("A first", "B second");
        assertThat(browser.page().locator("#kc-social-providers svg.google").count())
                .isEqualTo(1);
        Accessibility.check(browser);
        open(PLAIN);
        assertThat(buttons()).isEmpty();
        open("127.0.0.1");
        assertThat(buttons()).isEmpty();
        open("other.localhost");
        assertThat(buttons()).isEmpty();
    }

    /** Also where the password was wrong, and on Keycloak's own pages of realms with organizations. */
    @Test
    void theButtonsStayThroughoutALogin() {
        LoginPage.in(open(SHOP)).logIn(insider.email(), "wrong");
        assertThat(buttons()).containsExactly("A first", "B second");
        realm.clientWithFlows("keycloaks", Map.of("browser", "browser"));
        browser.clearCookies();
        browser.open(at(SHOP, realm.oidcLogin().of("keycloaks")));
        assertThat(browser.page().locator("input[name='password']").count()).isZero();
        assertThat(buttons()).containsExactly("A first", "B second");
        browser.page().locator("input[name='username']").fill("nobody@nowhere.example");
        browser.page().locator("#kc-login").click();
        browser.page().locator("input[name='password']").waitFor();
        assertThat(buttons()).containsExactly("A first", "B second");
    }

    @Test
    void aSecondTabIsNoWayIntoAnIsolatedDomain() {
        String host = "tabs.localhost";
        NewDomain domain = isolate(host);
        Page first = browser.page();
        open(host);
        try (Page second = first.context().newPage()) {
            second.navigate(at(host, realm.oidcLogin()));
            LoginPage.in(browser).logIn(outsider);
            assertThat(ErrorPage.in(browser).text()).startsWith("You cannot sign in at this address.");
            second.reload();
            assertThat(second.url()).doesNotContain("/callback");
        }
        asRoot.delete("/api/domain/" + domain.json().at("/id/id").asText());
    }

    @Test
    void theButtonsGoWhenTheDomainSaysSo() {
        String client = NewClient.titled("Switched").save(asRoot);
        NewDomain domain = NewDomain.named("switched.localhost");
        domain.save(asRoot, client);
        open("switched.localhost");
        assertThat(buttons()).containsExactly("Switched");
        domain.json().put("oauth2Enabled", false);
        domain.save(asRoot);
        open("switched.localhost");
        assertThat(buttons()).isEmpty();
        domain.json().put("oauth2Enabled", true);
        domain.save(asRoot);
        asRoot.delete("/api/oauth2/client/" + client);
        open("switched.localhost");
        assertThat(buttons()).isEmpty();
    }

    @Test
    void aDomainLinksToTheSignUpPageWhereItIsOn() {
        NewDomain domain = NewDomain.named("signup.localhost");
        domain.save(asRoot);
        open("127.0.0.1");
        assertThat(signUpLinks()).isEqualTo(1);
        open("signup.localhost");
        assertThat(signUpLinks()).isZero();
        domain.json().put("signUp", true);
        domain.save(asRoot);
        open("signup.localhost");
        assertThat(signUpLinks()).isEqualTo(1);
    }

    @Test
    void aDomainHasItsOwnTheme() {
        NewDomain domain = NewDomain.named("themed.localhost");
        domain.json().put("loginTheme", "sallyport");
        domain.save(asRoot);
        open("127.0.0.1");
        assertThat(browser.page().content()).doesNotContain("/login/sallyport/");
        open("themed.localhost");
        assertThat(browser.page().content()).contains("/login/sallyport/");
    }

    @Test
    void onAnIsolatedDomainOnlyUsersOfItsTenantLogIn() {
        NewDomain domain = isolate(ISOLATED);
        TestUser outsider = realm.user("another").tenantAdmin(other).create();
        LoginPage.in(open(ISOLATED)).logIn(outsider);
        assertThat(ErrorPage.in(browser).text()).startsWith("You cannot sign in at this address.");
        assertThat(realm.events().of(outsider))
                .anySatisfy(event -> assertThat(event.detail("reason")).isEqualTo("isolated_domain"));
        assertThat(outsider.sessions()).isEmpty();

        Api there = at(ISOLATED);
        Answer refused = there.tryLogin(outsider);
        assertError(refused, 401, 10, "Invalid username or password");
        assertError(there.tryLogin(root), 401, 10, "Invalid username or password");
        assertPair(there.tryLogin(insider));
        assertPair(at("127.0.0.1").tryLogin(outsider));

        browser.clearCookies();
        LoginPage.in(open(ISOLATED)).logIn(insider);
        browser.page().waitForURL(url -> url.contains("/callback"));
        assertThat(insider.sessions()).isNotEmpty();
        asRoot.delete("/api/domain/" + domain.json().at("/id/id").asText());
    }

    @Test
    void whoIsSignedInWhenADomainIsIsolatedGetsNothingMoreThere() {
        String host = "later.localhost";
        NewDomain domain = NewDomain.named(host);
        domain.save(asRoot);
        LoginPage.in(open(host)).logIn(outsider);
        browser.page().waitForURL(url -> url.contains("/callback"));
        String refreshToken = at(host).tryLogin(outsider).field("refreshToken");
        domain.json().putObject("isolatedTenantId").put("entityType", "TENANT").put("id", acme.id());
        domain.save(asRoot);
        open(host);
        assertThat(ErrorPage.in(browser).text()).startsWith("You cannot sign in at this address.");
        assertThat(at(host).post("/api/auth/token", Map.of("refreshToken", refreshToken))
                        .status())
                .isEqualTo(401);
        assertPair(at("127.0.0.1").tryLogin(outsider));
    }

    private static NewDomain isolate(String name) {
        NewDomain domain = NewDomain.named(name);
        domain.json().putObject("isolatedTenantId").put("entityType", "TENANT").put("id", acme.id());
        domain.save(asRoot);
        return domain;
    }

    private Browser open(String host) {
        return browser.open(at(host, realm.oidcLogin()));
    }

    private static String at(String host, OidcLogin login) {
        return login.url().replace("//127.0.0.1:", "//" + host + ":");
    }

    private static Api at(String host) {
        return realm.api().header("Host", host + ":" + Server.url().getPort());
    }

    private List<String> buttons() {
        return browser.page().locator("#kc-social-providers a").allInnerTexts().stream()
                .map(String::strip)
                .toList();
    }

    private int signUpLinks() {
        return browser.page().locator("a[href*='registration']").count();
    }
}
