package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;

/** Says that a mail is on its way to whoever signed up. */
public final class SignUpWaitingPage extends Screen {

    private SignUpWaitingPage(Browser browser) {
        super(browser, "sign-up-waiting");
    }

    /** The page that the browser shows. */
    public static SignUpWaitingPage in(Browser browser) {
        return new SignUpWaitingPage(browser);
    }

    public String text() {
        return find("#sallyport-sign-up-mailed").innerText().strip();
    }

    /** What stands above the form; empty when nothing does. */
    public String message() {
        return find(".kc-feedback-text").count() == 0
                ? ""
                : find(".kc-feedback-text").first().innerText().strip();
    }

    public void goOn() {
        find("#sallyport-sign-up-continue").click();
    }

    public void sendAgain() {
        find("#sallyport-sign-up-again").click();
    }

    public void useAnotherAddress() {
        find("#sallyport-sign-up-change").click();
    }
}
