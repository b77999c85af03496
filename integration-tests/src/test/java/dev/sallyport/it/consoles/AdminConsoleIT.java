package dev.sallyport.it.consoles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import dev.sallyport.it.pages.Enrolled;
import dev.sallyport.it.pages.LoginPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the admin console gets from Keycloak's admin API. */
class AdminConsoleIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @BeforeEach
    void bothMethods() {
        realm.twoFactor(TwoFactorSettings.totpAndBackupCodes());
    }

    @Test
    void bothMethodsOfAUserAreListedWithoutTheirSecrets() {
        TestUser ann = realm.user("ann").create();
        Enrolled enrolled = Enrolled.in(browser, realm, ann);
        assertThat(ann.credentialTypes()).containsExactlyInAnyOrder("password", "otp", "sallyport-backup-code");
        assertThat(ann.credentials()).allMatch(c -> !c.has("secretData"));
        assertThat(ann.credentials().toString()).doesNotContain(enrolled.codes());
    }

    @Test
    void anAdministratorRemovesBoth() {
        TestUser ben = realm.user("ben").create();
        Enrolled.in(browser, realm, ben);
        ben.removeCredentials("sallyport-backup-code");
        ben.removeCredentials("otp");
        OidcLogin login = realm.oidcLogin();
        LoginPage.open(browser, login).logIn(ben);
        assertThat(login.tokens().field("access_token")).isNotEmpty();
        assertThat(ben.credentialTypes()).containsExactly("password");
    }

    @Test
    void theServerInfoTellsTheVersion() {
        JsonNode info = realm.admin().serverInfo();
        assertThat(info.findValuesAsText("sallyport-version"))
                .singleElement()
                .asString()
                .matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void theRealmsActionsAndFlowsHaveTheirNames() {
        assertThat(realm.admin()
                        .get(realm.path("/authentication/required-actions"))
                        .findValuesAsText("alias"))
                .contains("SALLYPORT_SETUP_TWO_FACTOR", "SALLYPORT_SETUP_BACKUP_CODES");
        assertThat(realm.admin().get(realm.path("/authentication/flows")).findValuesAsText("alias"))
                .contains("sallyport browser", "sallyport direct grant", "sallyport reset credentials");
    }
}
