package dev.sallyport.it.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Forms;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.NewLoginPage;
import dev.sallyport.it.pages.NewPasswordPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A forgotten password: who reads the account's mail has shown that, and must show something else. */
class ResetWithSentCodeIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser elsewhere = Browser.desktop();

    private final NativeTotp app = NativeTotp.labelled("Phone");

    @BeforeEach
    void emailAndApps() {
        realm.twoFactor(TwoFactorSettings.none().email().totp("Acme"));
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000));
    }

    private OidcLogin forget(TestUser user) {
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).forgotPassword();
        NewPasswordPage.followMail(browser, user);
        return login;
    }

    /** A user whose codes go to the account's own address. */
    private static TestUser withOwnMailbox(String name) {
        TestUser user = realm.user(name).create();
        user.sendTo(Inbox.inTheOpen(user.email()));
        return user;
    }

    private void choosePassword(OidcLogin login, TestUser user) {
        NewPasswordPage.in(browser).choose("New-" + user.password());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void codesToTheAccountsOwnAddressAreNotOffered() {
        Inbox own = Inbox.mailbox("ANN-" + System.nanoTime() + "@Reset.example");
        TestUser ann = realm.user(own.address().toLowerCase(Locale.ROOT))
                .sentTo(own)
                .nativeTotp(app)
                .create();
        OidcLogin login = forget(ann);
        assertThat(TotpLoginPage.in(browser).offersAnotherWay()).isFalse();
        assertThat(own.messages()).as("no code").isEmpty();
        TotpLoginPage.in(browser).enter(app.app().code());
        choosePassword(login, ann);
    }

    /** Whoever reads the mail need not have the browser from which it was asked for. */
    @Test
    void norAreTheyInAnotherBrowser() {
        Inbox own = Inbox.mailbox("EVE-" + System.nanoTime() + "@Reset.example");
        TestUser eve = realm.user(own.address().toLowerCase(Locale.ROOT))
                .sentTo(own)
                .nativeTotp(app)
                .create();
        LoginPage.open(browser, realm.oidcLogin()).forgotPassword();
        NewPasswordPage.followMail(browser, elsewhere, eve);
        assertThat(TotpLoginPage.in(elsewhere).offersAnotherWay()).isFalse();
        assertThat(own.messages()).as("no code").isEmpty();
    }

    @Test
    void codesToAnotherAddressAre() {
        Inbox other = Inbox.mailbox();
        TestUser ben = realm.user("ben").sentTo(other).nativeTotp(app).create();
        OidcLogin login = forget(ben);
        SentCodeLoginPage.in(browser).enter(other.nextCode());
        choosePassword(login, ben);
        assertThat(realm.events().of(ben))
                .anyMatch(event -> event.detail("sallyport_factor").equals("EMAIL"));
    }

    /** The mailbox is all that such a user has beside the password, and it cannot show itself twice. */
    @Test
    void whoHasNothingElseChoosesAPasswordAndThenSignsIn() {
        TestUser cat = withOwnMailbox("cat");
        Inbox mailbox = Inbox.inTheOpen(cat.email());
        OidcLogin login = forget(cat);
        NewPasswordPage.in(browser).choose("New-" + cat.password());
        assertThat(NewLoginPage.in(browser).title()).isEqualTo("Your password was changed");
        assertThat(cat.sessions()).isEmpty();
        browser.reload();
        NewLoginPage.in(browser).signIn();
        LoginPage.in(browser).logIn(cat.email(), "New-" + cat.password());
        mailbox.next(); // the link
        SentCodeLoginPage.in(browser).enter(mailbox.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    /** Where there is no login to go on with, Keycloak says that all is done. */
    @Test
    void whoHasNothingElseGetsNoSessionInAnotherBrowserEither() {
        TestUser dan = withOwnMailbox("dan");
        LoginPage.open(browser, realm.oidcLogin()).forgotPassword();
        NewPasswordPage.followMail(browser, elsewhere, dan);
        NewPasswordPage.in(elsewhere).choose("New-" + dan.password());
        elsewhere.page().locator("body[data-page-id='login-info']").waitFor();
        assertThat(dan.sessions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE_PASSWORD", "SALLYPORT_SETUP_BACKUP_CODES"})
    void norWithAnActionThatTheApplicationAskedFor(String action) {
        TestUser user = withOwnMailbox("action-" + action.replace('_', '-'));
        LoginPage.open(browser, realm.oidcLogin().with("kc_action", action)).forgotPassword();
        NewPasswordPage.followMail(browser, user);
        Forms.post(browser, Map.of("cancel-aia", "true"));
        NewPasswordPage.in(browser).choose("New-" + user.password());
        NewLoginPage.in(browser);
        browser.reload();
        NewLoginPage.in(browser);
        assertThat(user.sessions()).isEmpty();
    }
}
