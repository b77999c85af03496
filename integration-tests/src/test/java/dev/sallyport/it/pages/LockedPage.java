package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;

/** No code is looked at just now. */
public final class LockedPage extends Screen {

    private LockedPage(Browser browser) {
        super(browser, "two-factor-locked");
    }

    /** The page that the browser shows. */
    public static LockedPage in(Browser browser) {
        return new LockedPage(browser);
    }

    /** The sentence that says when to come back, or whom to ask. */
    public String until() {
        return find("#sallyport-two-factor-locked-until").innerText().strip();
    }

    /** The time to wait as a machine reads it, such as {@code PT300S}; an empty text when waiting does not help. */
    public String waitingTime() {
        return find("time").count() == 0 ? "" : find("time").getAttribute("datetime");
    }

    /** Goes back to the page that asks for a code. */
    public void tryAgain() {
        find("#sallyport-two-factor-retry").click();
    }
}
