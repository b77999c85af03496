package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.core.captcha.Captcha;
import dev.sallyport.core.captcha.CaptchaSettings;
import dev.sallyport.core.captcha.CaptchaVerdict;
import dev.sallyport.core.keycloak.RequestHost;
import dev.sallyport.core.policy.CaptchaPolicy;
import dev.sallyport.core.selfregistration.SelfRegistration;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.FormMessage;

/** The captcha of a domain on its pages: what shows it, what it needs of the browser, and what came of it. */
final class Captchas {

    /** Google's name of the field, in all versions. */
    private static final String RESPONSE = "g-recaptcha-response";

    private static final String FIELD = "captcha";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Optional<CaptchaSettings> settings;

    Captchas(KeycloakSession session, SelfRegistration settings) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.settings = settings.captcha();
    }

    /** What is wrong with the captcha of a form that was sent; empty when nothing is, or none is asked for. */
    Optional<FormMessage> objection(MultivaluedMap<String, String> sent) {
        CaptchaVerdict verdict = settings.map(captcha ->
                        new Captcha(session, realm).check(captcha, sent.getFirst(RESPONSE), RequestHost.of(session)))
                .orElse(CaptchaVerdict.ACCEPTED);
        return switch (verdict) {
            case ACCEPTED -> Optional.empty();
            case MISSING -> message("missing");
            case UNAVAILABLE -> message("unavailable");
            case WRONG, USED, LOW_SCORE -> message("wrong");
        };
    }

    private static Optional<FormMessage> message(String key) {
        return Optional.of(new FormMessage(FIELD, "sallyport.captcha." + key));
    }

    /** Puts it on a page, and lets this one answer show frames of where it comes from. */
    void show(LoginFormsProvider form) {
        settings.ifPresent(captcha -> {
            URI base = new CaptchaPolicy(realm).servers().baseUrl();
            session.getProvider(SecurityHeadersProvider.class)
                    .options()
                    .allowFrameSrc(base.getScheme() + "://" + base.getRawAuthority());
            form.setAttribute(
                    "captcha",
                    Map.of(
                            "version", captcha.version().text(),
                            "siteKey", captcha.siteKey(),
                            "action", captcha.action(),
                            "script", base.resolve(script(captcha)).toString()));
        });
    }

    private static String script(CaptchaSettings captcha) {
        return switch (captcha.version()) {
            case V2 -> "/recaptcha/api.js";
            case V3 -> "/recaptcha/api.js?render=" + encoded(captcha.siteKey());
            case ENTERPRISE -> "/recaptcha/enterprise.js?render=" + encoded(captcha.siteKey());
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
