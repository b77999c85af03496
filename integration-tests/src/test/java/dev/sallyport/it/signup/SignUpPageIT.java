package dev.sallyport.it.signup;

import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Accessibility;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.pages.ErrorPage;
import dev.sallyport.it.pages.SignUpActivatePage;
import dev.sallyport.it.pages.SignUpPage;
import dev.sallyport.it.pages.SignUpWaitingPage;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page on which people sign up on a domain, and how they land logged in. */
class SignUpPageIT {

    private static final String HOST = "page.localhost";
    private static final String APPROVED = "approved.localhost";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().locales("en", "de");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser german = Browser.phone().locale("de").withoutJavaScript();

    private static Api root;
    private static Tenant acme;
    private static Api domain;

    @BeforeAll
    static void domains() {
        realm.signUpLimits("1000:3600");
        root = realm.api().login(realm.user("root").sysAdmin().create());
        acme = realm.tenant("Acme");
        NewSelfRegistration.on(HOST, acme, root)
                .termsOfUse("<p>Be <b>kind</b>.</p>")
                .privacyPolicy("<p>We keep little.</p>")
                .save(root);
        domain = SignedUp.at(realm, HOST);
        NewSelfRegistration approved = NewSelfRegistration.on(APPROVED, acme, root);
        approved.json().put("approval", true);
        approved.save(root);
    }

    @Test
    void aNewcomerActivatesInHisBrowserAndLandsLoggedInWhereHeCameFrom() {
        OidcLogin login = realm.oidcLogin();
        SignUpPage page = SignUpPage.on(HOST, browser, login);
        assertThat(page.welcome()).isEqualTo("Welcome to " + acme.title());
        Accessibility.check(browser);
        SignedUp ann = SignedUp.with(domain);
        page.fill(fields(ann)).agree().send();
        SignUpWaitingPage waiting = SignUpWaitingPage.in(browser);
        assertThat(waiting.text()).contains(ann.email());
        Accessibility.check(browser);

        browser.open(ann.link().url());
        SignUpActivatePage.in(browser).await("ask").activate();
        browser.page().locator("#arrived").waitFor();
        Jwt token = Jwt.of(login.tokens().field("access_token"));
        assertThat(token.claim("email")).isEqualTo(ann.email());

        assertThat(realm.events().last("REGISTER").userId()).isEqualTo(token.claim("sub"));
        assertThat(realm.events().last("LOGIN").userId()).isEqualTo(token.claim("sub"));
        JsonNode user = domain.as(assertPair(ann.login()).field("token"))
                .get("/api/auth/user")
                .json();
        assertThat(user.path("authority").asText()).isEqualTo("CUSTOMER_USER");
        assertThat(user.at("/tenantId/id").asText()).isEqualTo(acme.id());
        assertThat(user.path("firstName").asText()).isEqualTo("Ann");
    }

    @Test
    void whoActivatesOnAnotherDeviceGoesOnInTheTabThatWaits() {
        OidcLogin login = realm.oidcLogin();
        SignedUp ben = SignedUp.with(domain);
        SignUpPage.on(HOST, browser, login).fill(fields(ben)).agree().send();
        SignUpWaitingPage.in(browser).goOn();
        assertThat(SignUpWaitingPage.in(browser).message()).startsWith("The link has not been opened yet");
        german.open(ben.link().url());
        SignUpActivatePage.in(german).await("ask").activate();
        SignUpActivatePage.in(german).await("done");
        SignUpWaitingPage.in(browser).goOn();
        browser.page().locator("#arrived").waitFor();
        assertThat(Jwt.of(login.tokens().field("access_token")).claim("email")).isEqualTo(ben.email());
    }

    @Test
    void anAddressThatIsSomebodysLooksLikeAnyOther() {
        SignedUp dan = SignedUp.with(domain).send();
        assertPair(dan.activate(dan.link()));
        dan.inbox().next();
        SignUpPage.on(HOST, browser, realm.oidcLogin())
                .fill(fields(dan))
                .agree()
                .send();
        assertThat(SignUpWaitingPage.in(browser).text()).contains(dan.email());
        assertThat(dan.inbox().next().subject()).contains("already have an account");
    }

    @Test
    void nobodySignsUpWithoutTheDocumentsAndNobodyIsAskedTwice() {
        SignedUp eve = SignedUp.with(domain);
        SignUpPage page = SignUpPage.on(HOST, browser, realm.oidcLogin());
        page.fill(fields(eve)).send();
        page = SignUpPage.in(browser);
        assertThat(browser.page()
                        .locator("input[type='checkbox'][aria-invalid='true']")
                        .count())
                .isEqualTo(2);
        assertThat(page.value("email")).isEqualTo(eve.email());
        page.fill(Map.of("password", eve.password())).agree().send();
        SignUpWaitingPage.in(browser);
        browser.open(eve.link().url());
        SignUpActivatePage.in(browser).await("ask").activate();
        // Straight to the application: no page for consent in between.
        browser.page().locator("#arrived").waitFor();
        Api there = domain.as(assertPair(eve.login()).field("token"));
        assertThat(there.get("/api/signup/privacyPolicyAccepted").text()).isEqualTo("true");
    }

    @Test
    void onAPhoneInGermanWithoutJavaScript() {
        SignedUp fay = SignedUp.with(domain);
        SignUpPage page = SignUpPage.on(HOST, german, realm.oidcLogin());
        assertThat(page.title()).isEqualTo("Registrierung");
        assertThat(page.labels()).contains("Vorname *");
        assertThat((boolean) german.page()
                        .evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isTrue();
        page.fill(fields(fay)).agree().send();
        SignUpWaitingPage waiting = SignUpWaitingPage.in(german);
        assertThat(waiting.title()).isEqualTo("Prüfen Sie Ihre E-Mails");
        assertThat(fay.inbox().next().text()).contains("Konto aktivieren");
    }

    /** Fields, documents, ticks and buttons in the order of the page, and nothing that only a mouse reaches. */
    @Test
    void withoutAMouse() {
        SignedUp kim = SignedUp.with(domain);
        SignUpPage.on(HOST, browser, realm.oidcLogin());
        for (String text : new String[] {"Kim", "Long", kim.email(), kim.password()}) {
            browser.page().keyboard().type(text);
            browser.page().keyboard().press("Tab");
        }
        for (int i = 0; i < 2; i++) {
            tabTo(".sallyport-document");
            tabTo("input[type='checkbox']");
            browser.page().keyboard().press("Space");
            browser.page().keyboard().press("Tab");
        }
        tabTo("#sallyport-sign-up-send");
        browser.page().keyboard().press("Enter");
        assertThat(SignUpWaitingPage.in(browser).text()).contains(kim.email());
        tabTo("#sallyport-sign-up-again");
        browser.page().keyboard().press("Enter");
        browser.page().locator(".kc-feedback-text").waitFor();
    }

    private void tabTo(String selector) {
        for (int i = 0; i < 12; i++) {
            if ((boolean) browser.page().evaluate("s => document.activeElement.matches(s)", selector)) {
                return;
            }
            browser.page().keyboard().press("Tab");
        }
        throw new AssertionError("The keyboard does not reach " + selector);
    }

    @Test
    void theMailIsSentAgainOnceAMinuteAndToAnotherAddressAtOnce() {
        SignedUp guy = SignedUp.with(domain);
        SignUpPage.on(HOST, browser, realm.oidcLogin())
                .fill(fields(guy))
                .agree()
                .send();
        SignUpWaitingPage.in(browser).sendAgain();
        assertThat(SignUpWaitingPage.in(browser).message()).startsWith("Please wait");
        SignUpWaitingPage.in(browser).useAnotherAddress();
        SignedUp other = SignedUp.with(domain);
        SignUpPage.in(browser).fill(fields(other)).agree().send();
        assertThat(SignUpWaitingPage.in(browser).text()).contains(other.email());
        assertThat(other.link().url()).contains("emailCode=");
    }

    @Test
    void whoNeedsApprovalIsToldSoAndNotLoggedIn() {
        SignedUp ida = SignedUp.with(SignedUp.at(realm, APPROVED));
        SignUpPage.on(APPROVED, browser, realm.oidcLogin()).fill(fields(ida)).send();
        SignUpWaitingPage.in(browser);
        browser.open(ida.link().url());
        SignUpActivatePage.in(browser).await("ask").activate();
        SignUpActivatePage.in(browser).await("waiting");
        browser.page().goBack();
        assertThat(ida.login().status()).isEqualTo(401);
    }

    @Test
    void elsewhereNobodySignsUp() {
        browser.open(realm.oidcLogin().url());
        assertThat(browser.page().locator("a[href*='registration']").count()).isZero();
        browser.open(realm.oidcLogin()
                .url()
                .replace("/protocol/openid-connect/auth?", "/protocol/openid-connect/registrations?"));
        assertThat(ErrorPage.in(browser).text()).contains("Registration not allowed");
    }

    private static Map<String, String> fields(SignedUp somebody) {
        return Map.of(
                "email", somebody.email(), "password", somebody.password(), "firstName", "Ann", "lastName", "Miller");
    }
}
