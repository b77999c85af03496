package dev.sallyport.it.consent;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Accessibility;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Customer;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.ForeignKey;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.Pictures;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.pages.ConsentPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Privacy policy and terms of a domain: asked for at login, and again when they change; over the API as ThingsBoard has it. */
class ConsentIT {

    private static final String ACCEPTED = "/api/signup/privacyPolicyAccepted";
    private static final String ACCEPT = "/api/signup/acceptPrivacyPolicy";

    @RegisterExtension
    static final TestRealm realm =
            TestRealm.installed().organizations().locales("en", "de").setting("loginTheme", "sallyport");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser german = Browser.phone().locale("de").withoutJavaScript();

    private static Api root;
    private static Tenant acme;
    private static Customer shop;

    @BeforeAll
    static void people() {
        root = realm.api().login(realm.user("root").sysAdmin().create());
        acme = realm.tenant("Acme");
        shop = acme.customer("Shop");
    }

    @Test
    void whoLogsInAgreesOnceAndAgainWhenATextChanged() {
        NewSelfRegistration terms = NewSelfRegistration.on("terms.localhost", acme, root)
                .privacyPolicy("<p>First <b>policy</b></p>")
                .termsOfUse("<p>Terms</p>")
                .save(root);
        TestUser ann = realm.user("ann").customerUser(shop).create();
        OidcLogin login = logIn(browser, "terms.localhost", ann);
        ConsentPage page = ConsentPage.in(browser);
        assertThat(page.documents()).containsExactly("Privacy policy", "Terms of use");
        assertThat(page.html()).contains("<p>First <b>policy</b></p>", "<p>Terms</p>");
        Accessibility.check(browser);
        Pictures.take(browser, "consent");
        page.agree();
        page = ConsentPage.in(browser);
        assertThat(page.complaint()).contains("tick every box");
        page.tickFirst().agree();
        page = ConsentPage.in(browser);
        assertThat(page.ticked()).isEqualTo(1);
        assertThat(ann.sessions()).isEmpty();
        page.tickAll().agree();
        assertThat(login.tokens().status()).isEqualTo(200);
        Event event = realm.events().of(ann).stream()
                .filter(one -> one.detail("custom_required_action").equals("SALLYPORT_CONSENT"))
                .filter(one -> !one.detail("sallyport_documents").isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(event.detail("sallyport_documents"))
                .matches("PRIVACY_POLICY:[0-9a-f]{64} TERMS_OF_USE:[0-9a-f]{64}");

        browser.clearCookies();
        assertThat(logIn(browser, "terms.localhost", ann).tokens().status()).isEqualTo(200);

        terms.termsOfUse("<p>New terms</p>").save(root);
        browser.clearCookies();
        OidcLogin third = logIn(browser, "terms.localhost", ann);
        page = ConsentPage.in(browser);
        assertThat(page.documents()).containsExactly("Terms of use");
        page.tickAll().agree();
        assertThat(third.tokens().status()).isEqualTo(200);
    }

    /** Whoever agreed on a domain is bound by it wherever he logs in; others only on it. */
    @Test
    void elsewhereOnlyThoseAreAskedWhoAgreedBefore() {
        NewSelfRegistration there = NewSelfRegistration.on("there.localhost", acme, root)
                .privacyPolicy("<p>1</p>")
                .save(root);
        TestUser ben = realm.user("ben").customerUser(shop).create();
        assertThat(logIn(browser, "127.0.0.1", ben).tokens().status()).isEqualTo(200);
        browser.clearCookies();
        logIn(browser, "there.localhost", ben);
        ConsentPage.in(browser).tickAll().agree();
        there.privacyPolicy("<p>2</p>").save(root);
        browser.clearCookies();
        OidcLogin login = logIn(browser, "127.0.0.1", ben);
        ConsentPage.in(browser).tickAll().agree();
        assertThat(login.tokens().status()).isEqualTo(200);
        there.json().put("enabled", false);
        there.privacyPolicy("<p>3</p>").save(root);
        browser.clearCookies();
        assertThat(logIn(browser, "127.0.0.1", ben).tokens().status()).isEqualTo(200);
    }

    @Test
    void whoDeclinesDoesNotGetIn() {
        NewSelfRegistration.on("decline.localhost", acme, root)
                .privacyPolicy("<p>1</p>")
                .save(root);
        TestUser cat = realm.user("cat").customerUser(shop).create();
        OidcLogin login = logIn(browser, "decline.localhost", cat);
        ConsentPage.in(browser).decline();
        assertThat(login.callback()).containsEntry("error", "access_denied");
        assertThat(cat.sessions()).isEmpty();
    }

    @Test
    void aTextThatChangedWhileSomebodyReadItIsShownAnew() {
        NewSelfRegistration race = NewSelfRegistration.on("race.localhost", acme, root)
                .privacyPolicy("<p>old</p>")
                .save(root);
        TestUser dan = realm.user("dan").customerUser(shop).create();
        OidcLogin login = logIn(browser, "race.localhost", dan);
        ConsentPage page = ConsentPage.in(browser).tickAll();
        race.privacyPolicy("<p>new</p>").save(root);
        page.agree();
        page = ConsentPage.in(browser);
        assertThat(page.html()).contains("new");
        assertThat(page.ticked()).isZero();
        page.tickAll().agree();
        assertThat(login.tokens().status()).isEqualTo(200);
    }

    /** Who writes the documents is not asked, nor are users of others; a login without pages cannot be. */
    @Test
    void notEverybodyIsAsked() {
        NewSelfRegistration.on("some.localhost", acme, root)
                .privacyPolicy("<p>1</p>")
                .save(root);
        Customer elsewhere = realm.tenant("Other").customer("Far");
        for (TestUser user : new TestUser[] {
            realm.user("eve").tenantAdmin(acme).create(),
            realm.user("fay").customerUser(elsewhere).create()
        }) {
            assertThat(logIn(browser, "some.localhost", user).tokens().status()).isEqualTo(200);
            browser.clearCookies();
        }
        TestUser gus = realm.user("gus").customerUser(shop).create();
        assertThat(realm.directGrant(gus, Map.of()).status()).isEqualTo(200);
    }

    @Test
    void itWorksOnAPhoneInGermanWithoutJavaScript() {
        NewSelfRegistration.on("phone.localhost", acme, root)
                .privacyPolicy("<h2>" + "Langes Wort".repeat(30) + "</h2><p>" + "Text ".repeat(2000) + "</p>")
                .save(root);
        TestUser hal = realm.user("hal").customerUser(shop).create();
        OidcLogin login = logIn(german, "phone.localhost", hal);
        ConsentPage page = ConsentPage.in(german);
        assertThat(page.title()).isEqualTo("Bevor es weitergeht");
        assertThat(page.documents()).containsExactly("Datenschutzerklärung");
        Accessibility.checkFitsWidth(german);
        Pictures.take(german, "consent-phone");
        page.tickAll().agree();
        assertThat(login.tokens().status()).isEqualTo(200);
    }

    @Test
    void overTheApiThePairSaysIt() {
        NewSelfRegistration there = NewSelfRegistration.on("api.localhost", acme, root)
                .privacyPolicy("<p>1</p>")
                .save(root);
        TestUser ida = realm.user("ida").customerUser(shop).create();
        Api host = realm.api().header("Host", "api.localhost:" + Server.url().getPort());
        Answer first = host.tryLogin(ida);
        assertPair(first);
        assertThat(claim(first)).isFalse();
        Api api = host.as(first.field("token"));
        assertThat(api.get(ACCEPTED).json().booleanValue()).isFalse();
        Answer pair = api.post(ACCEPT);
        assertPair(pair);
        assertThat(claim(pair)).isTrue();
        assertThat(api.get(ACCEPTED).json().booleanValue()).isTrue();
        assertThat(api.get("/api/signup/termsOfUseAccepted").json().booleanValue())
                .isTrue();
        there.privacyPolicy("<p>2</p>").save(root);
        assertThat(api.get(ACCEPTED).json().booleanValue()).isFalse();
        // A key agrees to nothing.
        ForeignKey key = ForeignKey.of(ida);
        key.take();
        assertThat(key.api().get(ACCEPTED).json().booleanValue()).isFalse();
        assertThat(key.api().post(ACCEPT).status()).isEqualTo(403);
        assertError(realm.api().get(ACCEPTED), 401, 10, "Authentication failed");
        assertError(realm.api().post(ACCEPT), 401, 10, "Authentication failed");
        // Nobody else is bound, and nothing is said in his token.
        Api admin = realm.api().login(realm.user("jim").tenantAdmin(acme).create());
        assertThat(admin.get(ACCEPTED).json().booleanValue()).isTrue();
        assertPair(admin.post(ACCEPT));
    }

    private static boolean claim(Answer pair) {
        JsonNode claims = Jwt.of(pair.field("token")).claims();
        assertThat(claims.path("privacyPolicyAccepted").isBoolean()).isTrue();
        return claims.path("privacyPolicyAccepted").booleanValue();
    }

    private static OidcLogin logIn(Browser in, String host, TestUser user) {
        OidcLogin login = realm.oidcLogin();
        in.open(login.url().replace("//127.0.0.1:", "//" + host + ":"));
        LoginPage.in(in).logIn(user);
        return login;
    }
}
