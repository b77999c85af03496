package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;

/** The backup code was right, but few are left. */
public final class BackupCodeLowPage extends Screen {

    private BackupCodeLowPage(Browser browser) {
        super(browser, "backup-code-low");
    }

    /** The page that the browser shows. */
    public static BackupCodeLowPage in(Browser browser) {
        return new BackupCodeLowPage(browser);
    }

    /** The sentence that says how many codes are left. */
    public String codesLeft() {
        return find("#sallyport-backup-code-left strong").innerText().strip();
    }

    /** Asks for new codes. */
    public void renew() {
        find("#sallyport-backup-code-renew").click();
    }

    /** Goes on with those that are left. */
    public void goOn() {
        find("#sallyport-backup-code-continue").click();
    }
}
