package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;

/** What was begun by mail is done; the user is to sign in now. */
public final class NewLoginPage extends Screen {

    private NewLoginPage(Browser browser) {
        super(browser, "two-factor-new-login");
    }

    /** The page that the browser shows. */
    public static NewLoginPage in(Browser browser) {
        return new NewLoginPage(browser);
    }

    /** Begins the login anew. */
    public void signIn() {
        find("#sallyport-new-login").click();
    }
}
