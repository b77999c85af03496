package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.keycloak.SignUpTab;
import dev.sallyport.core.selfregistration.Arrivals;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SignUp;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Somebody signed up in this tab and is to open the link in his mail; then he is logged in here. */
final class WaitingStep {

    private static final String STEP = "step";

    private final AuthenticationFlowContext context;
    private final SelfRegistration settings;
    private final SignUpTab tab;

    WaitingStep(AuthenticationFlowContext context, SelfRegistration settings) {
        this.context = context;
        this.settings = settings;
        this.tab = new SignUpTab(context.getAuthenticationSession());
    }

    void show() {
        arrived().ifPresentOrElse(this::logIn, () -> context.challenge(page().show()));
    }

    void act() {
        String step = String.valueOf(
                context.getHttpRequest().getDecodedFormParameters().getFirst(STEP));
        switch (step) {
            case "again" -> again();
            case "change" -> change();
            default -> arrived().ifPresentOrElse(this::logIn, () -> context.challenge(page().notYet()));
        }
    }

    private void change() {
        tab.forget();
        new SignUpStep(context, settings).show();
    }

    private void again() {
        Duration pause = Duration.between(ServerTime.now(), tab.mailedAt().plus(SignUp.PAUSE));
        if (!pause.isNegative() && !pause.isZero()) {
            context.challenge(page().tooSoon(pause));
            return;
        }
        SignUp signUp = new SignUp(context.getSession(), context.getRealm(), settings);
        Captchas captchas = new Captchas(context.getSession(), settings);
        if (signUp.resendsOften()) {
            Optional<FormMessage> objection =
                    captchas.objection(context.getHttpRequest().getDecodedFormParameters());
            if (objection.isPresent()) {
                context.challenge(page().withCaptcha(captchas, objection.get()));
                return;
            }
        }
        Duration wait = signUp.countResend();
        if (!wait.isZero()) {
            context.challenge(page().tooOften(wait));
            return;
        }
        signUp.resend(tab.email(), "");
        tab.mailed();
        context.challenge(page().again());
    }

    private Optional<UserModel> arrived() {
        return tab.signUpId().flatMap(new Arrivals(context.getSession(), context.getRealm())::take);
    }

    /** That he registered is told already, where he opened his link. */
    private void logIn(UserModel user) {
        tab.forget();
        AuthenticationSessionModel login = context.getAuthenticationSession();
        context.newEvent()
                .event(EventType.LOGIN)
                .client(login.getClient().getClientId())
                .detail(Details.REDIRECT_URI, login.getRedirectUri())
                .detail(Details.AUTH_METHOD, login.getProtocol())
                .detail(Details.USERNAME, user.getUsername());
        context.setUser(user);
        context.success();
    }

    private WaitingPage page() {
        return new WaitingPage(context, tab);
    }
}
