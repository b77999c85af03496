package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;

/** The user says which mailbox codes are to go to. */
public final class EmailSetupPage extends Screen {

    private EmailSetupPage(Browser browser) {
        super(browser, "email-setup");
    }

    /** The page that the browser shows. */
    public static EmailSetupPage in(Browser browser) {
        return new EmailSetupPage(browser);
    }

    /** The address, as it stands in its field. */
    public String address() {
        return find("input[name='address']").inputValue();
    }

    /** Has a code sent there. */
    public void enter(String address) {
        fill("address", address);
        submit();
    }

    /** Has a code sent to the address that is proposed. */
    public void accept() {
        submit();
    }

    /** Follows "Cancel", which is there when a console asked for the page. */
    public void cancel() {
        find("#sallyport-email-send-cancel").click();
    }
}
