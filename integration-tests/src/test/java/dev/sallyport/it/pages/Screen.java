package dev.sallyport.it.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sallyport.it.fixtures.Browser;

/** A page of Keycloak's login. Making one waits until the browser shows it. */
abstract class Screen {

    private final Page page;

    /** The id is the template's name, which Keycloak writes into the body element. */
    Screen(Browser browser, String... templates) {
        page = browser.page();
        page.locator("body[data-page-id]").waitFor();
        page.locator(selector(templates)).waitFor();
        // Its scripts have run by then: nothing moves any more under a click.
        page.waitForLoadState();
    }

    private static String selector(String... templates) {
        StringBuilder selector = new StringBuilder();
        for (String template : templates) {
            selector.append(selector.isEmpty() ? "" : ", ")
                    .append("body[data-page-id='login-")
                    .append(template)
                    .append("']");
        }
        return selector.toString();
    }

    /** The heading. */
    public final String title() {
        return page.locator("#kc-page-title").innerText().strip();
    }

    /** The language that the page says it is in. */
    public final String language() {
        return page.locator("html").getAttribute("lang");
    }

    /** The error at a field or above the form; an empty text when there is none. */
    public final String error() {
        Locator errors =
                page.locator("[id^='input-error-']:not([id^='input-error-container']), .pf-m-danger .kc-feedback-text");
        return errors.count() == 0 ? "" : errors.first().innerText().strip();
    }

    final Locator find(String selector) {
        return page.locator(selector);
    }

    final void fill(String field, String value) {
        page.locator("input[name='" + field + "']").fill(value);
    }

    final void submit() {
        page.locator("main form button[type='submit']").first().click();
    }
}
