package dev.sallyport.it.pages;

import dev.sallyport.it.fixtures.Browser;
import dev.sallyport.it.fixtures.NativeTotp;
import dev.sallyport.it.fixtures.Secrets;

/** Keycloak's own pages for an authenticator app, which Sallyport must get along with. */
public final class KeycloakTotpPage extends Screen {

    private KeycloakTotpPage(Browser browser, String template) {
        super(browser, template);
    }

    /** The page that enrols an app; returns the app. */
    public static NativeTotp enrol(Browser browser, String label) {
        KeycloakTotpPage page = new KeycloakTotpPage(browser, "login-config-totp");
        String secret = page.find("input[name='totpSecret']").inputValue();
        NativeTotp app = new NativeTotp(label, secret);
        page.fill("totp", app.app().code());
        page.fill("userLabel", label);
        page.find("#saveTOTPBtn").click();
        return app;
    }

    /** The page that asks for a code. */
    public static void enter(Browser browser, String code) {
        KeycloakTotpPage page = new KeycloakTotpPage(browser, "login-otp");
        page.fill("otp", Secrets.used(code));
        page.submit();
    }
}
