package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Secrets;

/** A page that asks for a code of a second factor. */
abstract class CodePage extends Screen {

    private final Browser browser;

    CodePage(Browser browser, String template) {
        super(browser, template);
        this.browser = browser;
    }

    /** Sends a code as it is typed here. */
    public final void enter(String code) {
        fill("code", Secrets.used(code));
        submit();
    }

    /** True when there is another method to choose. */
    public final boolean offersAnotherWay() {
        return find("#try-another-way").count() > 0;
    }

    /** Goes to the list of methods. */
    public final SelectMethodPage tryAnotherWay() {
        find("#try-another-way").click();
        return SelectMethodPage.in(browser);
    }
}
