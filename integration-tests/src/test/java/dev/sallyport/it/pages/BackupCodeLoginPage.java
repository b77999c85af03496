package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;

/** The login asks for a backup code. */
public final class BackupCodeLoginPage extends CodePage {

    private BackupCodeLoginPage(Browser browser) {
        super(browser, "backup-code-login");
    }

    /** The page that the browser shows. */
    public static BackupCodeLoginPage in(Browser browser) {
        return new BackupCodeLoginPage(browser);
    }

    /** The sentence that says how many codes are left. */
    public String codesLeft() {
        return find("#sallyport-backup-code-left").innerText().strip();
    }
}
