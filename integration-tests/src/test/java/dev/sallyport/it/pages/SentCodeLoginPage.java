package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;

/** The login sent a code by SMS or e-mail and asks for it, or says why it could not be sent. */
public final class SentCodeLoginPage extends CodePage {

    private final SentCodePage sent = new SentCodePage(this);

    private SentCodeLoginPage(Browser browser) {
        super(browser, "sentcode-login");
    }

    /** The page that the browser shows. */
    public static SentCodeLoginPage in(Browser browser) {
        return new SentCodeLoginPage(browser);
    }

    /** Where the code went, masked, and what to do with it. */
    public String text() {
        return sent.text();
    }

    /** True when there is a field for a code. */
    public boolean asksForCode() {
        return sent.asksForCode();
    }

    /** What the page says about the last send; an empty text when there is nothing to say. */
    public String notice() {
        return sent.notice();
    }

    /** The label of "send again", which counts down. */
    public String resendLabel() {
        return sent.resendLabel();
    }

    /** Asks for another code, as soon as the button lets one. */
    public void resend() {
        sent.resend();
    }

    /** Asks for another code although the button still counts down. */
    public void resendTooSoon() {
        sent.resendTooSoon();
    }
}
