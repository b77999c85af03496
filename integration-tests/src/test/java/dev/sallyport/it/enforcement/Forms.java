package dev.sallyport.it.enforcement;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.sallyport.it.fixtures.Browser;
import java.util.Map;

/** What somebody does who writes requests of his own instead of using the page's buttons. */
final class Forms {

    private static final String ACTION = "form[action*='/login-actions/']";

    private Forms() {}

    /** Posts these fields, and no others, to where the page's form posts. */
    static void post(Browser browser, Map<String, String> fields) {
        Page page = browser.page();
        page.locator(ACTION).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        page.waitForResponse(
                answer -> answer.request().isNavigationRequest(),
                () -> page.evaluate("""
                ([selector, fields]) => {
                  const form = document.createElement("form");
                  form.method = "post";
                  form.action = document.querySelector(selector).getAttribute("action");
                  for (const [name, value] of Object.entries(fields)) {
                    const input = document.createElement("input");
                    input.name = name;
                    input.value = value;
                    form.append(input);
                  }
                  document.body.append(form);
                  form.submit();
                }""", new Object[] {ACTION, fields}));
        page.waitForLoadState();
    }

    /** Changes a parameter of the URL that the page's form posts to. */
    static void redirect(Browser browser, String parameter, String value) {
        browser.page().evaluate("""
                        ([selector, parameter, value]) => {
                          const form = document.querySelector(selector);
                          const url = new URL(form.getAttribute("action"), location.href);
                          url.searchParams.set(parameter, value);
                          form.setAttribute("action", url.href);
                        }""", new Object[] {ACTION, parameter, value});
    }
}
