package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.TestUser;

/** The identity provider names an address that somebody here has already: is it the same person? */
public final class LinkAccountPage extends Screen {

    private final Browser browser;

    private LinkAccountPage(Browser browser) {
        super(browser, "login-idp-link-confirm");
        this.browser = browser;
    }

    /** The page that the browser shows. */
    public static LinkAccountPage in(Browser browser) {
        return new LinkAccountPage(browser);
    }

    /** Says yes, and shows it by the password instead of a mail. */
    public void confirmWithPassword(TestUser user) {
        find("#linkAccount").click();
        find("body[data-page-id='login-login-idp-link-email']").waitFor();
        find("#try-another-way").click();
        SelectMethodPage.in(browser).chooseAt(1);
        fill("password", user.password());
        submit();
    }
}
