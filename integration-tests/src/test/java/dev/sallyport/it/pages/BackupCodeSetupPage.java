package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.Secrets;
import java.util.List;

/** The user gets a set of backup codes, shown this once. */
public final class BackupCodeSetupPage extends Screen {

    private BackupCodeSetupPage(Browser browser) {
        super(browser, "backup-code-setup");
    }

    /** The page that the browser shows. */
    public static BackupCodeSetupPage in(Browser browser) {
        return new BackupCodeSetupPage(browser);
    }

    /** The codes, as they are shown. */
    public List<String> codes() {
        List<String> codes = find("#sallyport-backup-codes > li").allInnerTexts().stream()
                .map(String::strip)
                .toList();
        codes.forEach(Secrets::used);
        return codes;
    }

    /** Says that the codes are saved, and returns them. */
    public List<String> save() {
        List<String> codes = codes();
        find("#sallyport-backup-codes-saved").click();
        return codes;
    }

    /** Has the browser download them. */
    public void download() {
        find("#sallyport-backup-codes-download").click();
    }

    /** Has the browser copy them. */
    public void copy() {
        find("#sallyport-backup-codes-copy").click();
        find("#sallyport-backup-codes-status:not(:empty)").waitFor();
    }

    /** Has the browser print the page. */
    public void print() {
        find("#sallyport-backup-codes-print").click();
    }

    /** What the page says about the last copy. */
    public String status() {
        return find("#sallyport-backup-codes-status").innerText().strip();
    }

    /** Follows "Cancel", which is there when a console asked for the page. */
    public void cancel() {
        find("#sallyport-backup-codes-saved-cancel").click();
    }
}
