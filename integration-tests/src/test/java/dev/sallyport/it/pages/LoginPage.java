package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.OidcLogin;
import dev.sallyport.it.fixtures.TestUser;

/** User name and password, on one page or, in a realm with organizations, on two. */
public final class LoginPage extends Screen {

    private final Browser browser;

    private LoginPage(Browser browser) {
        super(browser, "login", "login-username", "login-password");
        this.browser = browser;
    }

    /** The page that the browser shows. */
    public static LoginPage in(Browser browser) {
        return new LoginPage(browser);
    }

    /** True when the browser shows it now. */
    public static boolean isShown(Browser browser) {
        browser.page().locator("body[data-page-id] #kc-page-title").waitFor();
        browser.page().waitForLoadState();
        return browser.page()
                        .locator("input[name='username'], input[name='password']")
                        .count()
                > 0;
    }

    /** Opens it as the first page of a login. */
    public static LoginPage open(Browser browser, OidcLogin login) {
        return in(browser.open(login.url()));
    }

    /** Sends user name and password. What comes next is for the test to say. */
    public void logIn(TestUser user) {
        logIn(user.email(), user.password());
    }

    /** Sends user name and password. */
    public void logIn(String username, String password) {
        fill("username", username);
        if (find("input[name='password']").isHidden()) {
            submit();
            in(browser).find("input[name='password']").waitFor();
        }
        fill("password", password);
        submit();
    }

    /** Follows "Forgot password?". */
    public void forgotPassword() {
        find("a[href*='reset-credentials']").click();
    }

    /** Follows "Register". */
    public void signUp() {
        find("a[href*='registration']").click();
    }
}
