package dev.sallyport.rest.signup;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.sallyport.core.selfregistration.MobileApps;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SelfRegistrations;
import dev.sallyport.core.selfregistration.SignUp;
import dev.sallyport.core.selfregistration.Violation;
import dev.sallyport.rest.captcha.CaptchaDoor;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.selfregistration.CaptchaAnswer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Signing up on the domain that is called (thingsboard-behaviour §5.1, §5.4). */
@Produces(MediaType.APPLICATION_JSON)
public final class SignUpResource {

    private static final String SUCCESS = "SUCCESS";
    private static final String INACTIVE = "INACTIVE_USER_EXISTS";

    /** Name of the realm attribute, {@code true} or absent: who signs up again learns that he did before, as in ThingsBoard. */
    private static final String TELLS_INACTIVE = "sallyport.sign-up.tells-inactive";

    private final KeycloakSession session;
    private final RealmModel realm;

    public SignUpResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** The same answer for every address: its owner is mailed what became of it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signUp(String body) {
        SelfRegistration settings = new SelfRegistrations(session, realm)
                .ofRequest()
                .orElseThrow(() -> ApiError.PERMISSION_DENIED.because("Sign up is disabled"));
        SignUpBody wanted = SignUpBody.read(body);
        CaptchaDoor.require(session, settings, wanted.captcha().orElse(null));
        requireKnownApp(wanted);
        String parameters = MobileParameter.of(wanted.pkgName());
        SignUp signUp = new SignUp(session, realm, settings);
        List<Violation> violations = signUp.violations(wanted.form());
        if (!violations.isEmpty()) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    violations.stream().map(Violation::message).collect(Collectors.joining("\n")));
        }
        Limits.require(signUp.countSignUp());
        if (Boolean.parseBoolean(realm.getAttribute(TELLS_INACTIVE)) && signUp.isPending(wanted.form())) {
            return Answers.json(TextNode.valueOf(INACTIVE));
        }
        signUp.register(wanted.form(), parameters);
        return Answers.json(TextNode.valueOf(SUCCESS));
    }

    private void requireKnownApp(SignUpBody wanted) {
        MobileApps apps = new MobileApps(session, realm);
        if (wanted.pkgName()
                .filter(name -> !apps.knows(name, wanted.appSecret().orElse("")))
                .isPresent()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Incorrect pkgName or appSecret");
        }
    }

    @GET
    @Path("recaptchaParams")
    public Response captchaParams() {
        return new CaptchaAnswer(session).params();
    }

    @GET
    @Path("recaptchaPublicKey")
    public Response captchaPublicKey() {
        return new CaptchaAnswer(session).publicKey();
    }
}
