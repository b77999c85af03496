package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Secrets;

/** Proves a phone number or mail address: asks for the code that was sent there. */
public final class SentCodeSetupPage extends Screen {

    private final SentCodePage sent = new SentCodePage(this);

    private SentCodeSetupPage(Browser browser) {
        super(browser, "sentcode-setup");
    }

    /** The page that the browser shows. */
    public static SentCodeSetupPage in(Browser browser) {
        return new SentCodeSetupPage(browser);
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

    /** Sends a code as it is typed here. */
    public void enter(String code) {
        fill("code", Secrets.used(code));
        submit();
    }

    /** Goes back to the page on which one says where to send. */
    public void useAnother() {
        find("#sallyport-sentcode-other").click();
    }

    /** Ends the other sessions of the user when the code is right. */
    public void signOutOtherDevices() {
        find("#logout-sessions").check();
    }

    /** Follows "Cancel", which is there when a console asked for the page. */
    public void cancel() {
        find("#sallyport-sentcode-setup-cancel").click();
    }
}
