package dev.sallyport.it.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.List;

/** Keycloak's account console, at "Signing in". Methods go by their credential type, such as {@code otp}. */
public final class AccountConsole {

    private static final String TITLE = ".cred-title[data-testid$='/title']";

    private final Page page;

    private AccountConsole(Browser browser) {
        page = browser.page();
        page.locator(TITLE).first().waitFor();
    }

    /** Goes there; the login page comes first unless the browser is logged in. */
    public static void visit(Browser browser, TestRealm realm) {
        browser.open(realm.url() + "/account/account-security/signing-in");
    }

    /** Goes there and logs in with user name and password alone. */
    public static AccountConsole open(Browser browser, TestRealm realm, TestUser user) {
        visit(browser, realm);
        LoginPage.in(browser).logIn(user);
        return in(browser);
    }

    /** The console that the browser shows. */
    public static AccountConsole in(Browser browser) {
        return new AccountConsole(browser);
    }

    /** The types of the methods listed, set up or not. */
    public List<String> types() {
        return page.locator(TITLE).all().stream()
                .map((Locator title) -> title.getAttribute("data-testid").replace("/title", ""))
                .toList();
    }

    /** All that the page says. */
    public String text() {
        return page.locator("main").innerText();
    }

    /** The rows of a type: label, date and buttons as text. */
    public List<String> credentials(String type) {
        boolean none = page.getByTestId(type + "/not-set-up").count() > 0;
        return none
                ? List.of()
                : page.getByTestId(type + "/credential-list").locator("li").allInnerTexts();
    }

    /** Begins to set up one more of a type. */
    public void setUp(String type) {
        page.getByTestId(type + "/create")
                .filter(new Locator.FilterOptions().setVisible(true))
                .click();
    }

    /** Begins to replace the one that there is of a type. */
    public void update(String type) {
        page.getByTestId(type + "/credential-list")
                .locator("[data-testrole='update']")
                .click();
    }

    /** Removes the first one of a type and confirms it. */
    public void remove(String type) {
        page.getByTestId(type + "/credential-list")
                .locator("[data-testrole='remove'], button:has-text('Delete')")
                .first()
                .click();
        page.locator("#kc-accept").click();
    }

    /** Waits until the console lists so many of a type. */
    public void awaitCredentials(String type, int number) {
        Locator rows = page.getByTestId(type + "/credential-list").locator("li");
        if (number == 0) {
            page.getByTestId(type + "/not-set-up").waitFor();
        } else {
            rows.nth(number - 1).waitFor();
        }
    }
}
