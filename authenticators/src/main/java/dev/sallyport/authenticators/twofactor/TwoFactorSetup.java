package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/**
 * "You must have a second factor": asks which, and has it set up, before the login may go on. Keycloak evaluates its
 * trigger at the end of every flow that ends in a session, so it holds in the browser, after a broker, after a password
 * reset and for direct grants alike.
 */
final class TwoFactorSetup implements RequiredActionProvider {

    private static final String CHOSEN = "sallyport.set-up-chosen";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        SecondFactors factors = new SetUpGuard(context).factors();
        factors.removeLoneBackupCodes();
        ShownElsewhere.in(context).count();
        if (factors.mustSetUp() && !isSpared(context)) {
            context.getAuthenticationSession().addRequiredAction(TwoFactorSetupFactory.ID);
        }
    }

    private static boolean isSpared(RequiredActionContext context) {
        return LoginProof.sparesSetUp(context.getSession(), context.getAuthenticationSession(), context.getUser());
    }

    /**
     * Supported, for Keycloak skips an action that is asked for with {@code kc_action} and does not support it, and with
     * it the obligation. Cancelling leads nowhere: the trigger fires again.
     */
    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        SetUpGuard guard = new SetUpGuard(context);
        if (!guard.allows()) {
            guard.refuse();
            return;
        }
        List<EnrolmentPage> offered = offered(context);
        Optional<EnrolmentPage> only =
                offered.stream().filter(page -> offered.size() == 1).findFirst();
        if (offered.isEmpty()) {
            nothingToSetUp(context);
        } else {
            only.or(() -> chosen(context, offered))
                    .ifPresentOrElse(page -> choose(context, page), () -> showChoice(context, offered));
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        SetUpGuard guard = new SetUpGuard(context);
        if (!guard.allows()) {
            guard.refuse();
            return;
        }
        List<EnrolmentPage> offered = offered(context);
        String wanted = context.getHttpRequest().getDecodedFormParameters().getFirst(FactorChoice.PARAMETER);
        if (wanted == null) {
            chosen(context, offered)
                    .ifPresentOrElse(page -> page.process(context), () -> requiredActionChallenge(context));
        } else {
            context.getAuthenticationSession().setAuthNote(CHOSEN, wanted);
            requiredActionChallenge(context);
        }
    }

    /** What was chosen in this login; empty when nothing was, or something that is not there. */
    private static Optional<EnrolmentPage> chosen(RequiredActionContext context, List<EnrolmentPage> offered) {
        String chosen = context.getAuthenticationSession().getAuthNote(CHOSEN);
        return offered.stream()
                .filter(page -> page.factor().name().equals(chosen))
                .findFirst();
    }

    /** In the platform's order; each factor's own required action is its page. */
    private static List<EnrolmentPage> offered(RequiredActionContext context) {
        List<Factor> offered = new SetUpGuard(context).factors().offeredForSetUp();
        List<EnrolmentPage> pages = context.getSession().getAllProviders(RequiredActionProvider.class).stream()
                .filter(EnrolmentPage.class::isInstance)
                .map(EnrolmentPage.class::cast)
                .filter(page -> offered.contains(page.factor()) && page.isAvailable(context))
                .sorted(Comparator.comparing(page -> offered.indexOf(page.factor())))
                .toList();
        if (pages.size() > 1) {
            context.form().setAttribute(FactorChoice.OTHERS, true); // every page has a way back to the choice then
        }
        return pages;
    }

    private static void choose(RequiredActionContext context, EnrolmentPage page) {
        context.getAuthenticationSession().setAuthNote(CHOSEN, page.factor().name());
        page.show(context);
    }

    private static void showChoice(RequiredActionContext context, List<EnrolmentPage> offered) {
        context.challenge(
                FactorChoice.toSetUp(offered.stream().map(EnrolmentPage::factor).toList())
                        .page(context.form()));
    }

    /** Obliged, but nothing is offered: nobody gets in until the administrator mends the settings. */
    private static void nothingToSetUp(RequiredActionContext context) {
        context.challenge(
                context.form().setError("sallyport.two-factor.unavailable").createErrorPage(Response.Status.FORBIDDEN));
    }

    @Override
    public void close() {}
}
