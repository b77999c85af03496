package dev.sallyport.it.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.pages.LoginPage;
import dev.sallyport.it.pages.NewPasswordPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A realm of the same server that has nothing to do with Sallyport. */
class ForeignRealmIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.plain();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @Test
    void nobodyIsToldWhatHappensToHisFactors() {
        TestUser ann =
                realm.user("ann").nativeTotp(NativeTotp.labelled("Phone")).create();
        ann.removeCredentials("otp");
        LoginPage.open(browser, realm.oidcLogin()).forgotPassword();
        NewPasswordPage.followMail(browser, ann);
        assertThat(Server.outbox().messages())
                .filteredOn(message -> message.to().equals(ann.email()))
                .as("the mail that was asked for")
                .hasSize(1);
    }
}
