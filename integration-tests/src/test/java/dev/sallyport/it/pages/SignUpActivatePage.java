package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;

/** The page behind the link of somebody who signed up. */
public final class SignUpActivatePage extends Screen {

    private SignUpActivatePage(Browser browser) {
        super(browser, "sign-up-activate");
    }

    /** The page that the browser shows. */
    public static SignUpActivatePage in(Browser browser) {
        return new SignUpActivatePage(browser);
    }

    public void activate() {
        find("#sallyport-sign-up-activate").click();
    }

    /** Whether it says this: ask, done, expired, taken or unknown. */
    public boolean says(String state) {
        return find("#sallyport-sign-up-" + state).count() == 1;
    }

    /** Waits until it says this. */
    public SignUpActivatePage await(String state) {
        find("#sallyport-sign-up-" + state).waitFor();
        return this;
    }
}
