package dev.sallyport.it.pages;

import com.microsoft.playwright.Locator;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.OidcLogin;
import java.util.List;
import java.util.Map;

/** The form of a domain on which people sign up. */
public final class SignUpPage extends Screen {

    private final Browser browser;

    private SignUpPage(Browser browser) {
        super(browser, "sign-up");
        this.browser = browser;
    }

    /** The page that the browser shows. */
    public static SignUpPage in(Browser browser) {
        return new SignUpPage(browser);
    }

    /** From the login page of a domain, by its link. */
    public static SignUpPage on(String host, Browser browser, OidcLogin login) {
        LoginPage.in(browser.open(login.url().replace("//127.0.0.1:", "//" + host + ":")))
                .signUp();
        return in(browser);
    }

    public SignUpPage fill(Map<String, String> fields) {
        fields.forEach(this::fill);
        return this;
    }

    public String value(String field) {
        return find("[name='" + field + "']").inputValue();
    }

    public String welcome() {
        return find("#sallyport-sign-up-welcome").innerText().strip();
    }

    /** What stands before the fields, in their order, with a star where they are required. */
    public List<String> labels() {
        return find("#sallyport-sign-up-form label[for]").allInnerTexts().stream()
                .map(text -> text.replaceAll("\\s+", " ").strip())
                .toList();
    }

    public SignUpPage agree() {
        find(".sallyport-documents input[type='checkbox']").all().forEach(Locator::check);
        return this;
    }

    /** The rules of the password. */
    public List<String> passwordRules() {
        return texts(".sallyport-password-rules li");
    }

    /** Those of them that what was typed keeps. */
    public List<String> metRules() {
        return texts(".sallyport-password-rules li.sallyport-met");
    }

    /** Waits until so many are kept. */
    public void awaitMetRules(int count) {
        browser.page().waitForFunction("count => document.querySelectorAll('.sallyport-met').length === count", count);
    }

    private List<String> texts(String selector) {
        return find(selector).allInnerTexts().stream()
                .map(text -> text.replace("– fulfilled", "").strip())
                .toList();
    }

    /** Ticks the box of reCAPTCHA v2. */
    public SignUpPage tickCaptcha() {
        find(".stub-captcha-checkbox").check();
        return this;
    }

    /** Whether it says that the captcha needs JavaScript. */
    public boolean saysThatCaptchaNeedsScript() {
        return find("#sallyport-captcha-script").isVisible();
    }

    public String error(String field) {
        Locator error = find("[id='input-error-" + field + "']");
        return error.count() == 0 ? "" : error.innerText().strip();
    }

    public void send() {
        find("#sallyport-sign-up-send").click();
    }

    public void sendTwice() {
        find("#sallyport-sign-up-send").dblclick();
    }
}
