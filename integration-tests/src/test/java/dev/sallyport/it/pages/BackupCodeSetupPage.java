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
}
