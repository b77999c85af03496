package dev.sallyport.rest.signup;

import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SelfRegistrations;
import dev.sallyport.core.selfregistration.SignUp;
import dev.sallyport.rest.captcha.CaptchaDoor;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Mails somebody his link once more (thingsboard-behaviour §5.1). The answer says nothing about the address. */
public final class ResendEmailActivationResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    public ResendEmailActivationResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    public Response resend(
            @QueryParam("email") String email,
            @QueryParam("pkgName") String pkgName,
            @QueryParam("recaptchaResponse") String captcha) {
        if (email == null) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "Required request parameter 'email' for method parameter type String is not present");
        }
        SelfRegistration settings = new SelfRegistrations(session, realm)
                .ofRequest()
                .orElseThrow(() -> ApiError.PERMISSION_DENIED.because("Sign up is disabled"));
        String parameters = MobileParameter.of(Optional.ofNullable(pkgName));
        SignUp signUp = new SignUp(session, realm, settings);
        if (signUp.resendsOften()) {
            CaptchaDoor.require(session, settings, captcha);
        }
        Limits.require(signUp.countResend());
        signUp.resend(email, parameters);
        return Answers.empty(session);
    }
}
