package dev.sallyport.it.signup;

import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Accessibility;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.pages.SignUpActivatePage;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page behind the link in the mail. */
class ActivationPageIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().locales("en", "de");

    @RegisterExtension
    final Browser browser = Browser.desktop();

    @RegisterExtension
    final Browser german = Browser.phone().locale("de").withoutJavaScript();

    private static Api domain;

    @BeforeAll
    static void domain() {
        realm.signUpLimits("1000:3600");
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        NewSelfRegistration.on("activation-page.localhost", realm.tenant("Acme"), root)
                .save(root);
        domain = SignedUp.at(realm, "activation-page.localhost");
    }

    @Test
    void openingTheLinkChangesNothingAndItsButtonActivates() {
        SignedUp ann = SignedUp.with(domain).send();
        SignedUp.Link link = ann.link();
        browser.open(link.url());
        SignUpActivatePage.in(browser).await("ask");
        Accessibility.check(browser);
        assertThat(ann.login().status()).isEqualTo(401);
        browser.open(link.url());
        SignUpActivatePage.in(browser).await("ask").activate();
        SignUpActivatePage.in(browser).await("done");
        Accessibility.check(browser);
        assertPair(ann.login());
        assertThat(realm.events().last("REGISTER").detail("sallyport_domain")).isNotEmpty();
    }

    @Test
    void itWorksOnAPhoneInGermanWithoutJavaScript() {
        SignedUp ben = SignedUp.with(domain).send();
        SignedUp.Link link = ben.link();
        german.open(link.url());
        SignUpActivatePage page = SignUpActivatePage.in(german).await("ask");
        assertThat(page.title()).isEqualTo("Konto aktivieren");
        page.activate();
        SignUpActivatePage.in(german).await("done");
        assertPair(ben.login());
    }

    @Test
    void aCodeThatLeadsNowhereIsSaidToBeOne() {
        browser.open(realm.url() + "/sallyport/account/activateEmail?emailCode=\"><script>alert(1)</script>");
        assertThat(SignUpActivatePage.in(browser).await("unknown").says("ask")).isFalse();
    }
}
