package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;

/** The login sent a code by SMS or e-mail and asks for it, or says why it could not be sent. */
public final class SentCodeLoginPage extends CodePage {

    private SentCodeLoginPage(Browser browser) {
        super(browser, "sentcode-login");
    }

    /** The page that the browser shows. */
    public static SentCodeLoginPage in(Browser browser) {
        return new SentCodeLoginPage(browser);
    }

    /** Where the code went, masked, and what to do with it. */
    public String text() {
        return find("#sallyport-sentcode-text").innerText().strip();
    }

    /** True when there is a field for a code. */
    public boolean asksForCode() {
        return find("input[name='code']").count() > 0;
    }

    /** What the page says about the last send; an empty text when there is nothing to say. */
    public String notice() {
        return find("#sallyport-sentcode-notice").count() == 0
                ? ""
                : find("#sallyport-sentcode-notice").innerText().strip();
    }

    /** The label of "send again", which counts down. */
    public String resendLabel() {
        return find("#sallyport-sentcode-resend").innerText().strip();
    }

    /** Asks for another code, as soon as the button lets one. */
    public void resend() {
        find("#sallyport-sentcode-resend").click();
    }

    /** Asks for another code although the button still counts down. */
    public void resendTooSoon() {
        find("#sallyport-sentcode-resend").evaluate("button => { button.disabled = false; button.click(); }");
    }
}
