package dev.sallyport.rest.selfregistration;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sallyport.core.captcha.CaptchaSettings;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SelfRegistrations;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** What a sign-up page needs to show its captcha (thingsboard-behaviour §5.1, §5.5). */
public final class CaptchaAnswer {

    private final Optional<CaptchaSettings> captcha;

    public CaptchaAnswer(KeycloakSession session) {
        this.captcha = new SelfRegistrations(session, session.getContext().getRealm())
                .ofRequest()
                .flatMap(SelfRegistration::captcha);
    }

    public Response params() {
        return Answers.json(SettingsAnswer.captcha(captcha));
    }

    public Response publicKey() {
        return Answers.json(
                TextNode.valueOf(captcha.map(CaptchaSettings::siteKey).orElse("")));
    }
}
