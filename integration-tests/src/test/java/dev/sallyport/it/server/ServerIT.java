package dev.sallyport.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.devserver.OutboxMessage;
import dev.sallyport.it.fixtures.Accessibility;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Customer;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.pages.AccountConsole;
import dev.sallyport.it.pages.LoginPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The harness itself, on a realm without anything of Sallyport's. */
class ServerIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.plain().organizations().locales("en", "de");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @Test
    void aLoginInTheBrowserEndsWithTokens() {
        TestUser ann = realm.user("ann").create();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(ann);
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(ann.sessions()).hasSize(1);
        assertThat(realm.events().of(ann)).extracting("type").contains("LOGIN", "CODE_TO_TOKEN");
    }

    @Test
    void aWrongPasswordIsAnErrorAndAnEvent() {
        TestUser bob = realm.user("bob").create();
        LoginPage.open(browser, realm.oidcLogin()).logIn(bob.email(), "wrong");
        assertThat(LoginPage.in(browser).error()).isNotEmpty();
        assertThat(realm.events().last("LOGIN_ERROR").error()).isEqualTo("invalid_user_credentials");
    }

    @Test
    void theLoginPageIsAccessible() {
        LoginPage.open(browser, realm.oidcLogin());
        Accessibility.check(browser);
        Accessibility.checkFitsWidth(browser);
    }

    @Test
    void theAccountConsoleListsMethods() {
        TestUser eve = realm.user("eve").create();
        AccountConsole console = AccountConsole.open(browser, realm, eve);
        assertThat(console.types()).contains("password", "otp");
        assertThat(console.credentials("password")).hasSize(1);
        assertThat(console.credentials("otp")).isEmpty();
    }

    @Test
    void aForgottenPasswordSendsAMail() {
        TestUser carol = realm.user("carol").create();
        LoginPage.open(browser, realm.oidcLogin()).forgotPassword();
        browser.page().locator("input[name='username']").fill(carol.email());
        browser.page().locator("main form [type='submit']").first().click();
        OutboxMessage mail = carol.newestMail();
        assertThat(mail.channel()).isEqualTo(OutboxMessage.Channel.EMAIL);
        assertThat(mail.text()).contains(realm.url() + "/login-actions/action-token");
    }

    @Test
    void aCustomerUserBelongsToACustomerAndItsTenant() {
        Customer customer = realm.tenant("Acme Ltd").customer("Customer A");
        TestUser dave = realm.user("dave").memberOf(customer).create();
        List<String> members = realm.admin()
                .get(realm.path("/organizations/" + customer.tenant().id() + "/groups/" + customer.id() + "/members"))
                .findValuesAsText("username");
        assertThat(members).containsExactly(dave.email());
    }
}
