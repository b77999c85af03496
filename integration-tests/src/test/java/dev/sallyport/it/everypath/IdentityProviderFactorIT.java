package dev.sallyport.it.everypath;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Route;
import dev.sallyport.it.fixtures.Broker;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.LinkAccountPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.NewPasswordPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import dev.sallyport.it.pages.TotpSetupPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An identity provider asks for a second factor itself. It counts where an administrator said so, and there alone. */
class IdentityProviderFactorIT {

    /** Says {@code amr} mfa, and that counts. */
    private static final String STRONG = "strong";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().smsOutbox();

    @RegisterExtension
    static final TestRealm provider = TestRealm.plain().named("provider");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private static Broker broker;

    private final NativeTotp phone = NativeTotp.labelled("Phone");

    @BeforeAll
    static void trust() {
        Map<String, String> mfa = Map.of("amr", "[\"pwd\",\"mfa\"]");
        Map<String, String> counted = Map.of("amr", "otp##mfa", "acr", "gold");
        broker = Broker.between(realm, provider)
                .as(STRONG, mfa)
                .as("acr", Map.of("acr", "gold"))
                .as("unmapped", mfa)
                .as("password-only", Map.of("amr", "[\"pwd\"]", "acr", "silver"))
                .as("unlisted", mfa)
                .as("unsigned", mfa, Map.of("validateSignature", "false"));
        broker.counts(STRONG, counted);
        broker.counts("acr", counted);
        broker.counts("password-only", counted);
        broker.counts("unlisted", Map.of("amr", ""));
        broker.counts("unsigned", counted);
    }

    @BeforeEach
    void enforced() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().enforcedForAll());
    }

    @ParameterizedTest
    @ValueSource(strings = {STRONG, "acr"})
    void aProvidersOwnFactorCountsWithTheMapper(String alias) {
        TestUser user = realm.user("counts-" + alias).nativeTotp(phone).create();
        OidcLogin login = broker.logIn(browser, alias, broker.linked(user, alias));
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        OidcLogin next = realm.oidcLogin();
        browser.open(next.url());
        assertThat(next.tokens().field("access_token"))
                .as("the session goes on")
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unmapped", "password-only", "unlisted", "unsigned"})
    void aProvidersOwnFactorDoesNotCountOtherwise(String alias) {
        TestUser user = realm.user("does-not-" + alias).nativeTotp(phone).create();
        OidcLogin login = broker.logIn(browser, alias, broker.linked(user, alias, STRONG));
        TotpLoginPage.in(browser);
        assertThat(user.sessions()).isEmpty();
        TotpLoginPage.in(browser).enter(phone.app().code());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void anObligedUserWhoseProviderAsksNeedNotSetOneUp() {
        TestUser ann = realm.user("ann").create();
        OidcLogin login = broker.logIn(browser, STRONG, broker.linked(ann, STRONG));
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        OidcLogin next = realm.oidcLogin();
        browser.open(next.url());
        assertThat(next.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void anObligedUserWhoseProviderDoesNotMust() {
        TestUser ben = realm.user("ben").create();
        broker.logIn(browser, "password-only", broker.linked(ben, "password-only"));
        TotpSetupPage.in(browser);
        assertThat(ben.sessions()).isEmpty();
    }

    @Test
    void aUserWhoCameByTheProviderNeedNotSetOneUp() {
        OidcLogin login = broker.logIn(browser, STRONG, broker.account("cat@" + realm.name() + ".example"));
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    /** Half a login by way of the provider does not help one that the same browser begins with the password. */
    @Test
    void itHoldsForThatLoginOnly() {
        TestUser dan = realm.user("dan")
                .nativeTotp(phone)
                .requiredAction("UPDATE_PASSWORD")
                .create();
        broker.logIn(browser, STRONG, broker.linked(dan, STRONG));
        NewPasswordPage.in(browser);
        LoginPage.open(browser, realm.oidcLogin()).logIn(dan);
        TotpLoginPage.in(browser);
        assertThat(dan.sessions()).isEmpty();
    }

    /** Whoever knows the password could link an account of his own otherwise, and have its second factor count. */
    @Test
    void aNewLinkIsKeptOnlyWhenTheUsersOwnFactorWasShown() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").sms().sendPeriod(5));
        Inbox telephone = Inbox.phone();
        TestUser eve = realm.user("eve").sentTo(telephone).create();
        TestUser account = broker.account(eve.email());
        OidcLogin login = broker.logIn(browser, STRONG, account);
        LinkAccountPage.in(browser).confirmWithPassword(eve);
        SentCodeLoginPage.in(browser);
        assertThat(broker.linksOf(eve)).isEmpty();
        SentCodeLoginPage.in(browser).enter(telephone.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(broker.linksOf(eve)).containsExactly(STRONG);
        browser.clearCookies();
        OidcLogin next = broker.logIn(browser, STRONG, account);
        assertThat(next.tokens().field("access_token")).isNotEmpty();
    }

    /** Nor may a link outlive a login that was left where the flow after the provider's login begins. */
    @Test
    void aNewLinkIsNotKeptEitherWhereAFlowComesAfterTheProvidersLogin() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").sms().sendPeriod(5));
        broker.flowAfterLogin("acr");
        TestUser fay = realm.user("fay").sentTo(Inbox.phone()).create();
        TestUser account = broker.account(fay.email());
        broker.logIn(browser, "acr", account);
        browser.page().route("**/login-actions/post-broker-login*", Route::abort);
        try {
            LinkAccountPage.in(browser).confirmWithPassword(fay);
        } catch (PlaywrightException aborted) {
            assertThat(aborted).hasMessageContaining("ERR_FAILED");
        }
        assertThat(broker.linksOf(fay)).isEmpty();
    }

    /** In a realm with tenants the cookie step lets such a login pass, and another user can come in by a provider. */
    @Test
    void whatOneUserShowedDoesNotCountForAnother() {
        realm.tenant("Acme");
        TestUser gus = realm.user("gus").create();
        TestUser account = broker.linked(gus, STRONG);
        assertThat(broker.logIn(browser, STRONG, account).tokens().field("access_token"))
                .isNotEmpty();
        account.logOutEverywhere();
        TestUser hal = realm.user("hal").nativeTotp(phone).create();
        browser.open(realm.oidcLogin().with("scope", "openid organization").url());
        String action = browser.page().locator("#kc-form-login").getAttribute("action");
        browser.open(action.replace("/login-actions/authenticate", "/broker/unmapped/login"));
        LoginPage.in(browser).logIn(broker.linked(hal, "unmapped"));
        TotpLoginPage.in(browser);
        assertThat(hal.sessions()).isEmpty();
    }
}
