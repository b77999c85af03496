package dev.sallyport.it.looks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Accessibility;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Pictures;
import dev.sallyport.it.fixtures.TestRealm;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page of Sallyport with Keycloak's theme and with ours, in English and German, wide, narrow, dark and without
 * JavaScript: complete, readable by everybody, nothing beside the window.
 */
class LooksIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().smsOutbox().locales("en", "de");

    @RegisterExtension
    final Browser english = Browser.desktop();

    @RegisterExtension
    final Browser german = Browser.desktop().locale("de");

    @RegisterExtension
    final Browser withoutScript = Browser.phone().withoutJavaScript();

    /** One tour per theme and language: width and colours change on the page that is there. */
    @ParameterizedTest
    @CsvSource({"keycloak.v2, en", "sallyport, en", "sallyport, de"})
    void everyPageIsCompleteAndAccessibleAndFitsAPhone(String theme, String language) {
        realm.setting("loginTheme", theme);
        Browser browser = language.equals("de") ? german : english;
        new Tour(realm, browser, page -> {
                    String name = theme + "-" + language + "-" + page;
                    assertComplete(browser, language);
                    Pictures.take(browser, name);
                    assertFitsAPhone(browser, name);
                    if (language.equals("en")) { // the other language has the same elements
                        Accessibility.check(browser);
                        assertAccessibleInTheDark(browser, theme, name);
                    }
                })
                .go(true);
    }

    private static void assertFitsAPhone(Browser browser, String name) {
        browser.narrow(true);
        Accessibility.checkFitsWidth(browser);
        Pictures.take(browser, name + "-phone");
        browser.narrow(false);
    }

    /** The dark colours of keycloak.v2 are Keycloak's own. */
    private static void assertAccessibleInTheDark(Browser browser, String theme, String name) {
        if (theme.equals("sallyport")) {
            browser.preferDark(true);
            Accessibility.check(browser);
            Pictures.take(browser, name + "-dark");
            browser.preferDark(false);
        }
    }

    @ParameterizedTest
    @CsvSource({"keycloak.v2", "sallyport"})
    void everyPageWorksWithoutJavaScript(String theme) {
        realm.setting("loginTheme", theme);
        new Tour(realm, withoutScript, page -> {
                    assertComplete(withoutScript, "en");
                    Pictures.take(withoutScript, theme + "-noscript-" + page);
                })
                .go(false);
    }

    /** In the right language, and no text that the bundles do not have: FreeMarker would show its key. */
    private static void assertComplete(Browser browser, String language) {
        assertThat(browser.page().locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(browser.page().locator("body").innerText())
                .doesNotContainPattern("sallyport[.-][a-z]|\\b(do|kc)[A-Z]\\w+|\\$\\{|\\{\\d");
    }
}
