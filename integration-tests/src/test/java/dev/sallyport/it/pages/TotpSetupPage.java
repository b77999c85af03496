package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.QrCode;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Totp;

/** The user enrols an authenticator app. */
public final class TotpSetupPage extends Screen {

    private TotpSetupPage(Browser browser) {
        super(browser, "totp-setup");
    }

    /** The page that the browser shows. */
    public static TotpSetupPage in(Browser browser) {
        return new TotpSetupPage(browser);
    }

    /** An app that was given the key which the page shows as text. */
    public Totp app() {
        return Totp.ofBase32(find("#sallyport-totp-secret").innerText());
    }

    /** True when the QR code is a picture that the browser could draw. */
    public boolean showsQrCode() {
        return (boolean) find("#sallyport-totp-qr").evaluate("img => img.complete && img.naturalWidth > 0");
    }

    /** The key as the page shows it. */
    public String keyText() {
        return find("#sallyport-totp-secret").innerText().strip();
    }

    /** The {@code otpauth:} URL behind the link for those who read this on the phone. */
    public String uri() {
        return Secrets.used(find("#sallyport-totp-uri").getAttribute("href"));
    }

    /** What a camera reads in the QR code. */
    public String qrText() {
        return QrCode.read(find("#sallyport-totp-qr").getAttribute("src"));
    }

    /** The name of the device, as it stands in its field. */
    public String deviceName() {
        return find("input[name='deviceName']").inputValue();
    }

    /** Follows "Cancel", which is there when a console asked for the page. */
    public void cancel() {
        find("#sallyport-totp-setup-cancel").click();
    }

    /** Sends a code and a name for the device. */
    public void enter(String code, String deviceName) {
        fill("deviceName", deviceName);
        fill("code", code);
        submit();
    }

    /** Enrols an app properly and returns it. */
    public Totp enrol(String deviceName) {
        Totp app = app();
        enter(app.code(), deviceName);
        return app;
    }
}
