package dev.sallyport.it.pages;

import com.microsoft.playwright.Locator;
import dev.sallyport.it.fixtures.Browser;
import java.util.List;

/** A second factor is required and the user has none: which one shall it be? */
public final class ChooseMethodPage extends Screen {

    private static final String BUTTON = "button[name='factor']";

    private ChooseMethodPage(Browser browser) {
        super(browser, "two-factor-choose");
    }

    /** The page that the browser shows. */
    public static ChooseMethodPage in(Browser browser) {
        return new ChooseMethodPage(browser);
    }

    /** What is offered, such as {@code TOTP}. */
    public List<String> factors() {
        return find(BUTTON).all().stream()
                .map((Locator button) -> button.getAttribute("value"))
                .toList();
    }

    /** Chooses one, such as {@code TOTP}. */
    public void choose(String factor) {
        find(BUTTON + "[value='" + factor + "']").click();
    }
}
