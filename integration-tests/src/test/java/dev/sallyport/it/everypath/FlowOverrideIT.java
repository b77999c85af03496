package dev.sallyport.it.everypath;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.KeycloakTotpPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.NewPasswordPage;
import dev.sallyport.it.pages.SentCodeLoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client with Keycloak's own flows instead of ours, which knows no factor but Keycloak's. */
class FlowOverrideIT {

    private static final String CLIENT = "stubborn";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().smsOutbox();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final NativeTotp app = NativeTotp.labelled("Phone");
    private final Inbox telephone = Inbox.phone();

    @BeforeAll
    static void stubbornClient() {
        realm.clientWithFlows(CLIENT, Map.of("browser", "browser", "direct_grant", "direct grant"));
    }

    @BeforeEach
    void offerAll() {
        realm.twoFactor(TwoFactorSettings.none().totp("Acme").sms().email().backupCodes(10));
    }

    private OidcLogin logIn(TestUser user) {
        OidcLogin login = realm.oidcLogin().of(CLIENT);
        LoginPage.open(browser, login).logIn(user);
        return login;
    }

    @Test
    void aClientsOwnBrowserFlowAsksForTheFactorAllTheSame() {
        TestUser ann = realm.user("ann").sentTo(telephone).create();
        OidcLogin login = logIn(ann);
        SentCodeLoginPage.in(browser);
        assertThat(ann.sessions()).isEmpty();
        SentCodeLoginPage.in(browser).enter(telephone.nextCode());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void keycloaksOwnStepForOneTimeCodesDoesNotCountForNothingBoundsGuessingThere() {
        TestUser ben = realm.user("ben").nativeTotp(app).create();
        OidcLogin login = logIn(ben);
        KeycloakTotpPage.enter(browser, app.app().code());
        TotpLoginPage.in(browser).enter(app.app().codeOfStep(1));
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    /** The factor comes before everything else that the login asks for, a new password above all. */
    @Test
    void theFactorIsAskedForBeforeANewPassword() {
        TestUser cat = realm.user("cat")
                .sentTo(telephone)
                .requiredAction("UPDATE_PASSWORD")
                .create();
        OidcLogin login = logIn(cat);
        SentCodeLoginPage.in(browser).enter(telephone.nextCode());
        NewPasswordPage.in(browser).choose("New-" + cat.password());
        assertThat(login.tokens().field("access_token")).isNotEmpty();
    }

    @Test
    void aClientsOwnDirectGrantFlowIsRefused() {
        TestUser dan = realm.user("dan").sentTo(telephone).create();
        Answer answer = realm.directGrant(dan, Map.of("client_id", CLIENT));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("error")).isEqualTo("invalid_grant");
        assertThat(dan.sessions()).isEmpty();
    }
}
