package dev.sallyport.it.pages;

import com.microsoft.playwright.Page;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.List;

/** Keycloak's account console, at "Signing in". */
public final class AccountConsole {

    private final Page page;

    private AccountConsole(Browser browser) {
        page = browser.page();
        page.locator("[data-testid='account-security/signing-in'], #page-heading, h1")
                .first()
                .waitFor();
    }

    /** Goes there; the login page comes first unless the browser is logged in. */
    public static void visit(Browser browser, TestRealm realm) {
        browser.open(realm.url() + "/account/account-security/signing-in");
    }

    /** Goes there and logs in with user name and password. */
    public static AccountConsole open(Browser browser, TestRealm realm, TestUser user) {
        visit(browser, realm);
        LoginPage.in(browser).logIn(user);
        return in(browser);
    }

    /** The console that the browser shows. */
    public static AccountConsole in(Browser browser) {
        return new AccountConsole(browser);
    }

    /** The headings of the methods listed. */
    public List<String> methods() {
        return page.locator("main h3").allInnerTexts();
    }
}
