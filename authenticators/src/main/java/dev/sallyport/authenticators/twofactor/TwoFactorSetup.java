package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.policy.Factor;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
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
    private static final String PARAMETER = "factor";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        SecondFactors factors = new SetUpGuard(context).factors();
        factors.removeLoneBackupCodes();
        if (factors.mustSetUp()) {
            context.getAuthenticationSession().addRequiredAction(TwoFactorSetupFactory.ID);
        }
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
        if (offered.isEmpty()) {
            nothingToSetUp(context);
        } else if (offered.size() == 1) {
            choose(context, offered.get(0));
        } else {
            showChoice(context, offered);
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        SetUpGuard guard = new SetUpGuard(context);
        if (!guard.allows()) {
            guard.refuse();
            return;
        }
        String wanted = context.getHttpRequest().getDecodedFormParameters().getFirst(PARAMETER);
        String chosen = context.getAuthenticationSession().getAuthNote(CHOSEN);
        for (EnrolmentPage page : offered(context)) {
            if (page.factor().name().equals(wanted)) {
                choose(context, page);
                return;
            }
            if (wanted == null && page.factor().name().equals(chosen)) {
                page.process(context);
                return;
            }
        }
        requiredActionChallenge(context);
    }

    /** In the platform's order; each factor's own required action is its page. */
    private static List<EnrolmentPage> offered(RequiredActionContext context) {
        List<Factor> offered = new SetUpGuard(context).factors().offeredForSetUp();
        return context.getSession().getAllProviders(RequiredActionProvider.class).stream()
                .filter(EnrolmentPage.class::isInstance)
                .map(EnrolmentPage.class::cast)
                .filter(page -> offered.contains(page.factor()))
                .sorted(Comparator.comparing(page -> offered.indexOf(page.factor())))
                .toList();
    }

    private static void choose(RequiredActionContext context, EnrolmentPage page) {
        context.getAuthenticationSession().setAuthNote(CHOSEN, page.factor().name());
        page.show(context);
    }

    private static void showChoice(RequiredActionContext context, List<EnrolmentPage> offered) {
        context.challenge(context.form()
                .setAttribute("factors", offered.stream().map(FactorChoice::of).toList())
                .createForm("two-factor-choose.ftl"));
    }

    /** Obliged, but nothing is offered: nobody gets in until the administrator mends the settings. */
    private static void nothingToSetUp(RequiredActionContext context) {
        context.challenge(
                context.form().setError("sallyport.two-factor.unavailable").createErrorPage(Response.Status.FORBIDDEN));
    }

    @Override
    public void close() {}
}
