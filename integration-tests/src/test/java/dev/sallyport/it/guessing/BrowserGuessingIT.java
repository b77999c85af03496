package dev.sallyport.it.guessing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.Totp;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.LockedPage;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.TotpLoginPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody meets who knows the password and guesses codes. */
class BrowserGuessingIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private final NativeTotp phone = NativeTotp.labelled("Phone");
    private final Totp app = phone.app();

    @BeforeEach
    void noLimitsOfThePlatform() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    @AfterEach
    void detectorOff() {
        realm.setting("bruteForceProtected", false);
    }

    private OidcLogin begin(TestUser user) {
        browser.clearCookies();
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(user);
        return login;
    }

    private void guess(int times) {
        for (int i = 0; i < times; i++) {
            TotpLoginPage.in(browser).enter(app.wrongCode());
        }
    }

    private Answer check(TestUser user, String code) {
        Answer pre = realm.api().tryLogin(user);
        return realm.api()
                .as(pre.field("token"))
                .post("/api/auth/2fa/verification/check?providerType=TOTP&verificationCode=" + code);
    }

    @Test
    void afterFiveWrongCodesNoneIsLookedAtAndThePageSaysForHowLong() {
        TestUser ann = realm.user("ann").nativeTotp(phone).create();
        begin(ann);
        guess(5);
        TotpLoginPage page = TotpLoginPage.in(browser);
        List<Integer> statuses = new ArrayList<>();
        browser.page().onResponse(answer -> statuses.add(answer.status()));
        page.enter(app.code());
        LockedPage locked = LockedPage.in(browser);
        assertThat(statuses).contains(429);
        assertThat(Duration.parse(locked.waitingTime())).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        assertThat(locked.until()).contains("in 5 minutes");
        Event event = realm.events().last("LOGIN_ERROR");
        assertThat(event.error()).isEqualTo("user_temporarily_disabled");
        assertThat(event.detail("sallyport_result")).isEqualTo("RATE_LIMITED");
        assertThat(ann.sessions()).isEmpty();
    }

    @Test
    void tryingAgainAsksForACodeWhichIsStillNotLookedAt() {
        begin(realm.user("ben").nativeTotp(phone).create());
        guess(5);
        TotpLoginPage.in(browser).enter(app.wrongCode());
        LockedPage.in(browser).tryAgain();
        assertThat(TotpLoginPage.in(browser).error()).isEmpty();
        TotpLoginPage.in(browser).enter(app.code());
        LockedPage.in(browser);
    }

    @Test
    void anotherLoginDoesNotBeginToCountAnew() {
        TestUser cat = realm.user("cat").nativeTotp(phone).create();
        begin(cat);
        guess(3);
        begin(cat);
        guess(2);
        TotpLoginPage.in(browser).enter(app.code());
        LockedPage.in(browser);
    }

    @Test
    void bothDoorsCountTogether() {
        TestUser dan = realm.user("dan").sysAdmin().nativeTotp(phone).create();
        begin(dan);
        guess(3);
        TotpLoginPage.in(browser);
        assertThat(check(dan, app.wrongCode()).status()).isEqualTo(400);
        assertThat(check(dan, app.wrongCode()).status()).isEqualTo(400);
        assertThat(check(dan, app.code()).status()).isEqualTo(429);
        TotpLoginPage.in(browser).enter(app.code());
        LockedPage.in(browser);
        assertThat(realm.directGrant(dan, Map.of("totp", app.code())).status()).isEqualTo(400);
    }

    @Test
    void thePlatformsOwnLimitTakesTheirPlace() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().checkRateLimit("2:900"));
        begin(realm.user("eve").nativeTotp(phone).create());
        guess(2);
        TotpLoginPage.in(browser).enter(app.code());
        assertThat(Duration.parse(LockedPage.in(browser).waitingTime()))
                .isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
    }

    @Test
    void whereThePlatformSaysSoTheUserIsLockedAndLoggedOut() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes().maxFailures(3));
        TestUser fay = realm.user("fay").nativeTotp(phone).create();
        OidcLogin login = begin(fay);
        TotpLoginPage.in(browser).enter(app.code());
        login.callback();
        assertThat(fay.sessions()).hasSize(1);
        begin(fay);
        guess(3);
        assertThat(LockedPage.in(browser).until()).contains("in 5 minutes");
        assertThat(fay.sessions()).isEmpty();
        assertThat(realm.events().last("LOGIN_ERROR").error()).isEqualTo("user_temporarily_disabled");
        assertThat(realm.events().last("LOGIN_ERROR").detail("sallyport_result"))
                .isEqualTo("LOCKED_NOW");
        LockedPage.in(browser).tryAgain();
        assertThat(fay.sessions()).isEmpty();
    }

    @Test
    void keycloaksDetectorCountsWrongCodes() {
        realm.setting("bruteForceProtected", true).setting("quickLoginCheckMilliSeconds", 0);
        TestUser gus = realm.user("gus").nativeTotp(phone).create();
        begin(gus);
        guess(2);
        TotpLoginPage.in(browser);
        assertThat(failures(gus, 2)).isEqualTo(2);
    }

    /** The detector works in the background. */
    private static int failures(TestUser user, int expected) {
        int found = 0;
        for (int i = 0; i < 50 && found != expected; i++) {
            pause();
            found = bruteForce(user).path("numFailures").asInt();
        }
        return found;
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonNode bruteForce(TestUser user) {
        return realm.admin().get(realm.path("/attack-detection/brute-force/users/" + user.id()));
    }

    @Test
    void whileTheDetectorShutsTheUserOutNoCodeIsJudged() {
        realm.setting("bruteForceProtected", true)
                .setting("quickLoginCheckMilliSeconds", 0)
                .setting("failureFactor", 2);
        TestUser hal = realm.user("hal").nativeTotp(phone).create();
        OidcLogin login = begin(hal);
        guess(2);
        assertThat(failures(hal, 2)).isEqualTo(2);
        TotpLoginPage.in(browser).enter(app.code());
        LockedPage.in(browser);
        assertThat(hal.sessions()).isEmpty();
        realm.admin().delete(realm.path("/attack-detection/brute-force/users/" + hal.id()));
        LockedPage.in(browser).tryAgain();
        TotpLoginPage.in(browser).enter(app.code());
        assertThat(login.tokens().field("access_token"))
                .as("the code was not spent")
                .isNotEmpty();
    }
}
