package dev.sallyport.it.pages;

import com.microsoft.playwright.Locator;
import dev.sallyport.it.fixtures.Browser;
import java.util.List;

/** Which second factor shall it be: to be set up, or to be asked for? */
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

    /** Those that are marked as recommended. */
    public List<String> recommended() {
        return find(BUTTON + ":has(.sallyport-recommended)").all().stream()
                .map((Locator button) -> button.getAttribute("value"))
                .toList();
    }

    /** What one needs for it, as a screen reader has it together with how it works. */
    public String needs(String factor) {
        return find("#sallyport-factor-" + factor + "-text .sallyport-needs").innerText();
    }

    /** Chooses one, such as {@code TOTP}. */
    public void choose(String factor) {
        find(BUTTON + "[value='" + factor + "']").click();
    }
}
