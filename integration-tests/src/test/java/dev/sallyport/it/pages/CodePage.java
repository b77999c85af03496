package dev.sallyport.it.pages;

import com.microsoft.playwright.Locator;
import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Secrets;
import java.util.List;

/** A page that asks for a code of a second factor. */
abstract class CodePage extends Screen {

    private static final String OTHER_WAYS = "#sallyport-other-ways button";

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

    /** True when there is another method to choose in the required action. */
    public final boolean offersAnotherFactor() {
        return find("#sallyport-other-factor").count() > 0;
    }

    /** Goes to the list of methods of the required action. */
    public final ChooseMethodPage chooseAnotherFactor() {
        find("#sallyport-other-factor").click();
        return ChooseMethodPage.in(browser);
    }

    /** The buttons to other methods that stand there when JavaScript is off. */
    public final List<String> otherWaysAsButtons() {
        return find(OTHER_WAYS).allInnerTexts().stream().map(String::strip).toList();
    }

    /** Follows one of them. */
    public final void takeOtherWay(String name) {
        find(OTHER_WAYS)
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click();
    }

    /** Follows the n-th of them, counted from 0. */
    public final void takeOtherWayAt(int index) {
        find(OTHER_WAYS).nth(index).click();
    }
}
