package dev.sallyport.it.pages;

import com.microsoft.playwright.Locator;
import dev.sallyport.it.fixtures.Browser;
import java.util.List;

/** "Try another way": the methods that the user has. */
public final class SelectMethodPage extends Screen {

    private static final String OPTION = "main ul > li";

    private SelectMethodPage(Browser browser) {
        super(browser, "select-authenticator");
    }

    /** The page that the browser shows. */
    public static SelectMethodPage in(Browser browser) {
        return new SelectMethodPage(browser);
    }

    /** The names of the methods, in the order of the page. */
    public List<String> methods() {
        return find(OPTION + " h2, " + OPTION + " .pf-v5-c-data-list__cell-text").allInnerTexts().stream()
                .map(String::strip)
                .toList();
    }

    /** Chooses a method by its name. */
    public void choose(String name) {
        find(OPTION)
                .filter(new Locator.FilterOptions().setHasText(name))
                .locator("button, [role='button']")
                .first()
                .click();
    }

    /** Chooses the n-th method, counted from 0. */
    public void chooseAt(int index) {
        find(OPTION).nth(index).locator("button, [role='button']").first().click();
    }
}
