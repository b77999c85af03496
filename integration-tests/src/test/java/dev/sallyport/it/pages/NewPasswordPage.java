package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.TestUser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whoever forgot the password chooses a new one. */
public final class NewPasswordPage extends Screen {

    private static final Pattern LINK = Pattern.compile("https?://\\S+/login-actions/action-token\\S+");

    private NewPasswordPage(Browser browser, String template) {
        super(browser, template);
    }

    /** The page that the browser shows. */
    public static NewPasswordPage in(Browser browser) {
        return new NewPasswordPage(browser, "login-update-password");
    }

    /** Has the browser, which shows "Forgot your password?", ask for the mail, and follows its link. */
    public static void followMail(Browser browser, TestUser user) {
        followMail(browser, browser, user);
    }

    /** Asks for the mail in one browser and follows its link in another. */
    public static void followMail(Browser asking, Browser following, TestUser user) {
        NewPasswordPage page = new NewPasswordPage(asking, "login-reset-password");
        page.fill("username", user.email());
        page.find("main form [type='submit']").first().click();
        Matcher link = LINK.matcher(user.newestMail().text());
        if (!link.find()) {
            throw new AssertionError("No link in the mail to " + user);
        }
        following.open(link.group());
    }

    /** Sends the new password. */
    public void choose(String password) {
        fill("password-new", Secrets.used(password));
        fill("password-confirm", password);
        submit();
    }
}
