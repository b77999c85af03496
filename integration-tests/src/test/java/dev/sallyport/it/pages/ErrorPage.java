package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;

/** This login has come to its end. */
public final class ErrorPage extends Screen {

    private ErrorPage(Browser browser) {
        super(browser, "error");
    }

    /** The page that the browser shows. */
    public static ErrorPage in(Browser browser) {
        return new ErrorPage(browser);
    }

    /** Why. */
    public String text() {
        return find("#kc-error-message").innerText().strip();
    }
}
