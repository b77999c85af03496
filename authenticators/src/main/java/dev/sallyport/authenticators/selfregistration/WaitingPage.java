package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.core.keycloak.SignUpTab;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The page that says that a mail is on its way. It says so whoever's the address is. */
final class WaitingPage {

    private final AuthenticationFlowContext context;
    private final SignUpTab tab;

    WaitingPage(AuthenticationFlowContext context, SignUpTab tab) {
        this.context = context;
        this.tab = tab;
    }

    Response show() {
        return render(context.form());
    }

    Response notYet() {
        return render(context.form().setInfo("sallyport.signUp.wait.notYet"));
    }

    Response again() {
        return render(context.form().setInfo("sallyport.signUp.wait.again"));
    }

    /** Before one more mail. */
    Response withCaptcha(Captchas captchas, FormMessage objection) {
        LoginFormsProvider form = context.form().addError(objection);
        captchas.show(form);
        return render(form);
    }

    Response tooSoon(Duration pause) {
        return render(context.form().setError("sallyport.signUp.wait.tooSoon", Waiting.seconds(pause)));
    }

    Response tooOften(Duration wait) {
        return render(context.form().setError("sallyport.signUp.tooOften", Waiting.minutes(wait)));
    }

    private Response render(LoginFormsProvider form) {
        return form.setAttribute("email", tab.email()).createForm("sign-up-waiting.ftl");
    }
}
