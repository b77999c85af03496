package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;

/** The login asks for a code of the authenticator app. */
public final class TotpLoginPage extends CodePage {

    private TotpLoginPage(Browser browser) {
        super(browser, "totp-login");
    }

    /** The page that the browser shows. */
    public static TotpLoginPage in(Browser browser) {
        return new TotpLoginPage(browser);
    }
}
