package dev.sallyport.it.signup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.pages.SignUpActivatePage;
import dev.sallyport.it.pages.SignUpPage;
import dev.sallyport.it.pages.SignUpWaitingPage;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What tenants write and strangers type stays text: the corpus of the sanitiser's test in every place of the pages. */
class SignUpXssIT {

    private static final String HOST = "xss-page.localhost";

    /** What only an attack could have put into the content of these pages. */
    private static final String FOREIGN =
            "#kc-content-wrapper :is(script:not([type='module']), img, svg:not(.pf-v5-svg), iframe,"
                    + " object, embed, style, math, video, audio, base, meta, [onerror], [onload], [onclick], [onfocus],"
                    + " [onmouseover], [href^='javascript'])";

    private static final List<String> FIELDS = List.of("firstName", "lastName", "email");

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    @RegisterExtension
    final Browser browser = Browser.desktop();

    private static List<String> vectors;
    private static Api root;
    private static NewSelfRegistration settings;
    private int dialogs;

    @BeforeAll
    static void domain() throws IOException {
        realm.signUpLimits("1000:3600");
        vectors = Files.readAllLines(Path.of("../core/src/test/resources/xss-vectors.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("# "))
                .toList();
        root = realm.api().login(realm.user("root").sysAdmin().create());
        settings = NewSelfRegistration.on(HOST, realm.tenant("Acme"), root).save(root);
    }

    @BeforeEach
    void listen() {
        browser.page().onDialog(dialog -> {
            dialogs++;
            dialog.dismiss();
        });
    }

    @Test
    void richTextsOfATenant() {
        String all = String.join("<hr>", vectors);
        settings.privacyPolicy(all).termsOfUse(all).save(root);
        SignUpPage.on(HOST, browser, realm.oidcLogin());
        assertThat(browser.page().locator(".sallyport-document").count()).isEqualTo(2);
        assertHarmless();
        settings.json().put("showPrivacyPolicy", false).put("showTermsOfUse", false);
        settings.save(root);
    }

    @Test
    void welcomeTextAndLabelsOfATenant() {
        List<String> titles =
                vectors.stream().filter(one -> one.length() <= 200).toList();
        for (int first = 0; first < titles.size(); first += 3) {
            String vector = titles.get(first);
            settings.json().put("title", vector).putArray("signUpFields");
            label("EMAIL", titles.get((first + 1) % titles.size()));
            label("PASSWORD", titles.get((first + 2) % titles.size()));
            settings.save(root);
            SignUpPage page = SignUpPage.on(HOST, browser, realm.oidcLogin());
            assertThat(page.welcome().replaceAll("\\s+", "")).isEqualTo(vector.replaceAll("\\s+", ""));
            assertHarmless();
        }
        settings.json().put("title", "Welcome").remove("signUpFields");
        settings.save(root);
    }

    private static void label(String id, String label) {
        ObjectNode field = settings.json().withArray("signUpFields").addObject();
        field.put("id", id).put("label", label).put("required", true);
    }

    @Test
    void whatAStrangerTypes() {
        SignUpPage page = SignUpPage.on(HOST, browser, realm.oidcLogin());
        for (int first = 0; first < vectors.size(); first += 3) {
            Map<String, String> fields = new LinkedHashMap<>();
            List<String> some = vectors.subList(first, Math.min(first + 3, vectors.size()));
            some.forEach(vector -> fields.put(FIELDS.get(fields.size()), vector));
            page.fill(fields).send();
            SignUpPage shown = SignUpPage.in(browser);
            fields.forEach((field, vector) -> assertThat(shown.value(field)).isEqualTo(browserValue(vector)));
            assertHarmless();
        }
        SignedUp ann = SignedUp.with(SignedUp.at(realm, HOST));
        page.fill(Map.of("firstName", "Ann", "lastName", "www.evil.example", "email", ann.email()))
                .fill(Map.of("password", ann.password()))
                .send();
        SignUpWaitingPage.in(browser);
        SignedUp.Link link = ann.link();
        assertThat(link.mail().text()).contains("Ann www evil example").doesNotContain("evil.example");
        browser.open(link.url());
        SignUpActivatePage.in(browser).await("ask");
        assertHarmless();
    }

    /** Inputs of one line have none. */
    private static String browserValue(String vector) {
        return vector.replaceAll("[\\r\\n]", "");
    }

    private void assertHarmless() {
        assertThat(dialogs).isZero();
        assertThat(browser.page().locator(FOREIGN).count())
                .as(browser.page().content())
                .isZero();
    }
}
