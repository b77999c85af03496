package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;
import java.util.List;

/** The user says which phone codes are to go to. */
public final class SmsSetupPage extends Screen {

    private SmsSetupPage(Browser browser) {
        super(browser, "sms-setup");
    }

    /** The page that the browser shows. */
    public static SmsSetupPage in(Browser browser) {
        return new SmsSetupPage(browser);
    }

    /** What the picker proposes. */
    @SuppressWarnings("unchecked")
    public List<String> countries() {
        return (List<String>)
                find("#sallyport-countries option").evaluateAll("options => options.map(option => option.value)");
    }

    /** The country, as it stands in its field. */
    public String country() {
        return find("input[name='country']").inputValue();
    }

    /** The number, as it stands in its field. */
    public String number() {
        return find("input[name='number']").inputValue();
    }

    /** Has a code sent there. */
    public void enter(String country, String number) {
        fill("country", country);
        fill("number", number);
        submit();
    }

    /** Follows "Cancel", which is there when a console asked for the page. */
    public void cancel() {
        find("#sallyport-sms-send-cancel").click();
    }

    /** Goes back to the choice of methods, where there is more than one. */
    public void chooseAnotherWay() {
        find("#sallyport-sms-send-other-factor").click();
    }
}
