package dev.sallyport.it.looks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Accessibility;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Pictures;
import dev.sallyport.it.fixtures.TestRealm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page of Sallyport with Keycloak's theme and with ours, in English and German, wide, narrow, dark and without
 * JavaScript: complete, readable by everybody, nothing beside the window. Pictures are in {@code target/pages}.
 */
class LooksIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().smsOutbox().locales("en", "de");

    @RegisterExtension
    final Browser desktop = Browser.desktop();

    @RegisterExtension
    final Browser desktopDark = Browser.desktop().dark();

    @RegisterExtension
    final Browser phone = Browser.phone();

    @RegisterExtension
    final Browser germanPhone = Browser.phone().locale("de");

    @RegisterExtension
    final Browser withoutScript = Browser.phone().withoutJavaScript();

    @RegisterExtension
    final Browser german = Browser.desktop().locale("de");

    @ParameterizedTest
    @CsvSource({"keycloak.v2, en", "sallyport, en", "sallyport, de"})
    void everyPageIsCompleteAndAccessible(String theme, String language) {
        realm.setting("loginTheme", theme);
        Browser browser = language.equals("de") ? german : desktop;
        new Tour(realm, browser, page -> {
                    assertComplete(browser, language);
                    if (language.equals("en")) { // the other language has the same elements
                        Accessibility.check(browser);
                    }
                    Pictures.take(browser, theme + "-" + language + "-" + page);
                })
                .go(true);
    }

    @ParameterizedTest
    @CsvSource({"keycloak.v2, en", "sallyport, de"})
    void everyPageFitsAPhone(String theme, String language) {
        realm.setting("loginTheme", theme);
        Browser browser = language.equals("de") ? germanPhone : phone;
        new Tour(realm, browser, page -> {
                    Accessibility.checkFitsWidth(browser);
                    Pictures.take(browser, theme + "-" + language + "-phone-" + page);
                })
                .go(true);
    }

    /** The dark colours of keycloak.v2 are Keycloak's own. */
    @Test
    void everyPageIsAccessibleInTheDark() {
        String theme = "sallyport";
        realm.setting("loginTheme", theme);
        new Tour(realm, desktopDark, page -> {
                    Accessibility.check(desktopDark);
                    Pictures.take(desktopDark, theme + "-dark-" + page);
                })
                .go(true);
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
