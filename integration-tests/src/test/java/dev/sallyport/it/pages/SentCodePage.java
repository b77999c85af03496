package dev.sallyport.it.pages;

import com.microsoft.playwright.Locator;

/** What the pages about a code that was sent have in common. */
final class SentCodePage {

    private static final String RESEND = "#sallyport-sentcode-resend";
    private static final String NOTICE = "#sallyport-sentcode-notice";

    private final Screen screen;

    SentCodePage(Screen screen) {
        this.screen = screen;
    }

    String text() {
        return screen.find("#sallyport-sentcode-text").innerText().strip();
    }

    boolean asksForCode() {
        return screen.find("input[name='code']").count() > 0;
    }

    String notice() {
        Locator notice = screen.find(NOTICE);
        return notice.count() == 0 ? "" : notice.innerText().strip();
    }

    String resendLabel() {
        return screen.find(RESEND).innerText().strip();
    }

    void resend() {
        screen.find(RESEND).click();
    }

    void resendTooSoon() {
        screen.find(RESEND).evaluate("button => { button.disabled = false; button.click(); }");
        screen.find(NOTICE).waitFor();
    }
}
