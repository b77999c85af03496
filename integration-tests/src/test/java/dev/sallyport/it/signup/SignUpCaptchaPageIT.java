package dev.sallyport.it.signup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import dev.sallyport.it.fixtures.Accessibility;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.SignUpPage;
import dev.sallyport.it.pages.SignUpWaitingPage;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The captcha of a sign-up page in a browser: each version, and what happens when it does not work. */
class SignUpCaptchaPageIT {

    private static final String V2 = "v2-page.localhost";
    private static final String V3 = "v3-page.localhost";
    private static final String ENTERPRISE = "enterprise-page.localhost";
    private static final String NONE = "no-captcha.localhost";
    private static final String WRONG = "The check whether you are a person did not succeed. Please try again.";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser phone = Browser.phone();

    @RegisterExtension
    final Browser withoutScript = Browser.desktop().withoutJavaScript();

    private static final CaptchaServer GOOGLE = new CaptchaServer();

    @BeforeAll
    static void domains() {
        realm.signUpLimits("1000:3600");
        servers(false);
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        Tenant acme = realm.tenant("Acme");
        String secret = Secrets.used("captcha-" + UUID.randomUUID());
        NewSelfRegistration.on(V2, acme, root).captcha("v2", "key", secret).save(root);
        NewSelfRegistration.on(V3, acme, root).captcha("v3", "key", secret).save(root);
        NewSelfRegistration.on(NONE, acme, root).save(root);
        NewSelfRegistration enterprise =
                NewSelfRegistration.on(ENTERPRISE, acme, root).captcha("enterprise", "key", secret);
        ((ObjectNode) enterprise.json().path("captcha")).put("projectId", "acme-1");
        enterprise.save(root);
    }

    private static void servers(boolean failOpen) {
        realm.captcha(Map.of("baseUrl", GOOGLE.url(), "enterpriseBaseUrl", GOOGLE.url(), "failOpen", failOpen));
    }

    @AfterEach
    void asBefore() {
        GOOGLE.says(json -> {});
        GOOGLE.down(false);
        GOOGLE.servesScripts(true);
    }

    @AfterAll
    static void close() {
        GOOGLE.close();
    }

    @Test
    void aBoxIsTickedOnAComputer() {
        SignedUp ann = somebody(V2);
        SignUpPage page = open(V2, browser).fill(fields(ann));
        page.send();
        page = SignUpPage.in(browser);
        assertThat(page.error("captcha")).isEqualTo("Please confirm that you are not a robot");
        assertThat(page.value("email")).isEqualTo(ann.email());
        Accessibility.check(browser);
        page.fill(Map.of("password", ann.password())).tickCaptcha().send();
        SignUpWaitingPage.in(browser);
        ann.link();
    }

    @Test
    void andOnAPhone() {
        SignedUp ben = somebody(V2);
        open(V2, phone).fill(fields(ben)).tickCaptcha().send();
        SignUpWaitingPage.in(phone);
        ben.link();
    }

    @Test
    void whatDoesNotShowIsAskedWhenTheFormIsSent() {
        for (String host : new String[] {V3, ENTERPRISE}) {
            SignedUp cat = somebody(host);
            SignUpPage page = open(host, browser).fill(fields(cat));
            int before = GOOGLE.count();
            page.send();
            SignUpWaitingPage.in(browser);
            assertThat(GOOGLE.count()).isEqualTo(before + 1);
            cat.link();
            browser.clearCookies();
        }
    }

    @Test
    void whatGoogleTakesForARobotIsRefused() {
        refused(V3, json -> json.put("score", 0.4));
        refused(V3, json -> json.put("hostname", "evil.example"));
        refused(V3, json -> json.put("action", "login"));
        refused(
                V3,
                json -> json.put("challenge_ts", Instant.now().minusSeconds(130).toString()));
        refused(ENTERPRISE, json -> json.withObject("/riskAnalysis").put("score", 0.1));
        GOOGLE.says(json -> {});
        SignedUp dan = somebody(V3);
        open(V3, browser).fill(fields(dan)).send();
        SignUpWaitingPage.in(browser);
    }

    private void refused(String host, Consumer<ObjectNode> but) {
        GOOGLE.says(but);
        SignedUp eve = somebody(host);
        open(host, browser).fill(fields(eve)).send();
        SignUpPage page = SignUpPage.in(browser);
        assertThat(page.error("captcha")).isEqualTo(WRONG);
        assertThat(page.value("email")).isEqualTo(eve.email());
        assertThat(realm.events().last("REGISTER_ERROR").detail("reason")).isEqualTo("sallyport.captcha.wrong");
    }

    @Test
    void whereNobodyAnswersNobodyGetsThroughUnlessTheRealmSaysSo() {
        GOOGLE.down(true);
        SignedUp fay = somebody(V2);
        open(V2, browser).fill(fields(fay)).tickCaptcha().send();
        SignUpPage page = SignUpPage.in(browser);
        assertThat(page.error("captcha")).contains("not available at the moment");
        servers(true);
        try {
            page.fill(Map.of("password", fay.password())).tickCaptcha().send();
            SignUpWaitingPage.in(browser);
        } finally {
            servers(false);
        }
    }

    @Test
    void whereItsScriptIsBlockedThePageSaysSo() {
        GOOGLE.servesScripts(false);
        for (String host : new String[] {V2, V3, ENTERPRISE}) {
            SignUpPage page = open(host, browser);
            browser.page().locator("#sallyport-captcha-unavailable").waitFor();
            Accessibility.check(browser);
            SignedUp guy = somebody(host);
            page.fill(fields(guy)).send();
            assertThat(SignUpPage.in(browser).value("email")).isEqualTo(guy.email());
        }
    }

    /** Google's script loads a second one. */
    @Test
    void whereNobodyAnswersInTheBrowserThePageSaysSo() {
        browser.page()
                .route(
                        "**/recaptcha/api.js*",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/javascript")
                                .setBody("window.grecaptcha = { ready() {} };")));
        SignedUp hal = somebody(V3);
        SignUpPage page = open(V3, browser).fill(fields(hal));
        page.send();
        browser.page().locator("#sallyport-captcha-unavailable").waitFor();
        assertThat(page.value("email")).isEqualTo(hal.email());
    }

    @Test
    void whoClicksTwiceSendsOnce() {
        for (String host : new String[] {V2, V3}) {
            SignedUp joe = somebody(host);
            SignUpPage page = open(host, browser).fill(fields(joe));
            if (host.equals(V2)) {
                page.tickCaptcha();
            }
            int before = GOOGLE.count();
            page.sendTwice();
            SignUpWaitingPage.in(browser);
            assertThat(GOOGLE.count()).isEqualTo(before + 1);
            joe.link();
        }
    }

    @Test
    void withoutJavaScriptThePageSaysWhatItNeeds() {
        assertThat(open(V2, withoutScript).saysThatCaptchaNeedsScript()).isTrue();
        SignedUp ida = somebody(NONE);
        SignUpPage page = open(NONE, withoutScript);
        assertThat(page.saysThatCaptchaNeedsScript()).isFalse();
        page.fill(fields(ida)).send();
        SignUpWaitingPage.in(withoutScript);
    }

    /** Keycloak's own page, after the first few of a network. */
    @Test
    void whoForgotHisPasswordOftenShowsThatHeIsAPerson() {
        for (int i = 0; i < 3; i++) {
            forget(V2);
            browser.page().locator("#kc-reset-password-form").waitFor();
        }
        forget(V2);
        browser.page().locator("#sallyport-person-form").waitFor();
        Accessibility.check(browser);
        browser.page().locator("#sallyport-person-continue").click();
        browser.page().locator("#input-error-captcha").waitFor();
        browser.page().locator(".stub-captcha-checkbox").check();
        browser.page().locator("#sallyport-person-continue").click();
        browser.page().locator("#kc-reset-password-form").waitFor();
        forget(NONE);
        browser.page().locator("#kc-reset-password-form").waitFor();
    }

    private void forget(String host) {
        browser.clearCookies();
        LoginPage.in(browser.open(realm.oidcLogin().url().replace("//127.0.0.1:", "//" + host + ":")))
                .forgotPassword();
    }

    /** The page lets the captcha's frame in, and no other page does. */
    @Test
    void onlyTheSignUpPageLetsTheFrameIn() {
        String usual = policy(NONE, false);
        assertThat(usual).doesNotContain(GOOGLE.url());
        assertThat(policy(V2, true)).isEqualTo(usual.replace("frame-src 'self'", "frame-src 'self' " + GOOGLE.url()));
        assertThat(policy(V2, false)).isEqualTo(usual);
        assertThat(policy(NONE, true)).isEqualTo(usual);
    }

    private String policy(String host, boolean signUp) {
        browser.clearCookies();
        String login = realm.oidcLogin().url().replace("//127.0.0.1:", "//" + host + ":");
        Response answer = browser.page().navigate(signUp ? login.replace("/auth?", "/registrations?") : login);
        return answer.headerValue("Content-Security-Policy");
    }

    private SignUpPage open(String host, Browser where) {
        where.clearCookies();
        return SignUpPage.on(host, where, realm.oidcLogin());
    }

    private static SignedUp somebody(String host) {
        return SignedUp.with(SignedUp.at(realm, host));
    }

    private static Map<String, String> fields(SignedUp somebody) {
        return Map.of(
                "email", somebody.email(), "password", somebody.password(), "firstName", "Ann", "lastName", "Miller");
    }
}
