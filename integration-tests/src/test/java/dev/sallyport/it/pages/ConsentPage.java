package dev.sallyport.it.pages;

import com.microsoft.playwright.Locator;
import dev.sallyport.it.fixtures.Browser;
import java.util.List;

/** Documents that somebody has to agree to before he goes on. */
public final class ConsentPage extends Screen {

    private ConsentPage(Browser browser) {
        super(browser, "consent");
    }

    /** The page that the browser shows. */
    public static ConsentPage in(Browser browser) {
        return new ConsentPage(browser);
    }

    /** Their headings. */
    public List<String> documents() {
        return find(".sallyport-document-title").allInnerTexts().stream()
                .map(String::strip)
                .toList();
    }

    /** What they say, as HTML. */
    public String html() {
        return String.join(
                "",
                find(".sallyport-document").all().stream()
                        .map(Locator::innerHTML)
                        .toList());
    }

    public String complaint() {
        return find("#sallyport-consent-missing").innerText().strip();
    }

    /** How many boxes are ticked. */
    public int ticked() {
        return find("#sallyport-consent-form input:checked").count();
    }

    /** Ticks the box of the first document only. */
    public ConsentPage tickFirst() {
        find("#sallyport-consent-form input[type='checkbox']").first().check();
        return this;
    }

    public ConsentPage tickAll() {
        find("#sallyport-consent-form input[type='checkbox']").all().forEach(Locator::check);
        return this;
    }

    public void agree() {
        find("#sallyport-consent-agree").click();
    }

    public void decline() {
        find("#sallyport-consent-decline").click();
    }
}
