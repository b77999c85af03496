package dev.sallyport.authenticators.consent;

import dev.sallyport.core.consent.Consents;
import dev.sallyport.core.consent.Demand;
import dev.sallyport.core.keycloak.ClientAddress;
import dev.sallyport.core.keycloak.ConsentEvents;
import dev.sallyport.core.selfregistration.Documents;
import dev.sallyport.core.selfregistration.RichText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/**
 * Asks for consent to documents of a domain that are new, or whose text changed, before the login may go on: in every
 * login that has pages, after a broker as well.
 */
final class ConsentAction implements RequiredActionProvider {

    /** Keycloak's name for a login without pages, the direct grant. */
    private static final String WITHOUT_PAGES = "token";

    private static final String DECLINE = "decline";

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        String path = context.getAuthenticationSession().getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH);
        if (path != null
                && !path.equals(WITHOUT_PAGES)
                && !documents(context).owed().isEmpty()) {
            context.getAuthenticationSession().addRequiredAction(ConsentActionFactory.ID);
        }
    }

    /** Supported, for Keycloak skips an action that is asked for with {@code kc_action} and does not support it. */
    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        List<Demand> owed = documents(context).owed();
        if (owed.isEmpty()) {
            context.success();
        } else {
            show(context, owed, Set.of(), false);
        }
    }

    /** What changed while he read it is shown anew: he agrees to what he saw. */
    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        List<Demand> owed = documents(context).owed();
        if (form.containsKey(DECLINE)) {
            context.failure();
        } else if (owed.stream().allMatch(demand -> form.containsKey(demand.key()))) {
            agree(context, owed);
            context.success();
        } else {
            show(context, owed, form.keySet(), true);
        }
    }

    private static void agree(RequiredActionContext context, List<Demand> owed) {
        if (owed.isEmpty()) {
            return; // in another tab
        }
        String address = ClientAddress.address(context.getSession());
        consents(context).agreed(owed, new Consents.Circumstances(address, language(context)));
        ConsentEvents.of(context.getEvent().clone(), owed.stream().map(Demand::name))
                .success();
    }

    private static String language(RequiredActionContext context) {
        return context.getSession()
                .getContext()
                .resolveLocale(context.getUser())
                .toLanguageTag();
    }

    private static void show(RequiredActionContext context, List<Demand> owed, Set<String> ticked, boolean missing) {
        List<Map<String, Object>> documents = owed.stream()
                .map(demand -> Map.<String, Object>of(
                        "key", demand.key(),
                        "word", demand.document().word(),
                        "text", RichText.safe(demand.text()),
                        "ticked", ticked.contains(demand.key())))
                .toList();
        context.challenge(context.form()
                .setAttribute("documents", documents)
                .setAttribute("missing", missing)
                .createForm("consent.ftl"));
    }

    private static Documents documents(RequiredActionContext context) {
        return new Documents(context.getSession(), context.getRealm(), context.getUser());
    }

    private static Consents consents(RequiredActionContext context) {
        return new Consents(context.getSession(), context.getRealm(), context.getUser());
    }

    @Override
    public void close() {}
}
