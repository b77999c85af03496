package dev.sallyport.authenticators.twofactor;

import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/** One request of {@link VerifyTwoFactor}: which factor is asked for, and the way to another. */
final class FactorQuestion {

    private static final String CHOSEN = "sallyport.verify-chosen";

    private final RequiredActionContext context;
    private final AuthenticationSessionModel login;
    private final Challenge challenge;
    private final Demand demand;
    private final List<MethodAuthenticator<?>> askable;

    FactorQuestion(RequiredActionContext context) {
        this.context = context;
        this.login = context.getAuthenticationSession();
        this.challenge = new ActionChallenge(context, this::startOver);
        this.demand = new Demand(context);
        this.askable = demand.askable();
        if (askable.size() > 1) {
            context.form().setAttribute(FactorChoice.OTHERS, true); // every page has a way to the choice then
        }
    }

    void show() {
        switch (demand.owed()) {
            case NOTHING -> finish();
            case OTHER_DOMAIN -> new Refusal(context).otherDomain();
            case PATIENCE -> demand.lock().ifPresent(lock -> LockedPage.show(challenge, lock));
            case CODE -> ask();
            case KEY -> new Refusal(context).onlyInBrowser();
            case NEW_LOGIN -> new Refusal(context).newLogin(demand.passwordFollowed());
        }
    }

    void answer() {
        String wanted = challenge.input().getFirst(FactorChoice.PARAMETER);
        if (wanted != null) {
            login.setAuthNote(CHOSEN, wanted);
        }
        Optional<MethodAuthenticator<?>> method = wanted == null ? chosen() : Optional.empty();
        if (method.isPresent() && (demand.owed() == Owed.CODE || awaitsMore())) {
            method.get().answer(challenge);
        } else {
            show();
        }
    }

    /** A page that comes after the code is shown again when it is reloaded. */
    private void finish() {
        if (awaitsMore()) {
            chosen().orElseThrow().ask(challenge);
        } else {
            context.success();
        }
    }

    private boolean awaitsMore() {
        return chosen().filter(method -> method.awaitsMore(challenge)).isPresent();
    }

    private void ask() {
        boolean nothingToChoose = login.getAuthNote(CHOSEN) == null || askable.size() == 1;
        Optional<MethodAuthenticator<?>> method =
                nothingToChoose ? askable.stream().findFirst() : chosen();
        method.ifPresentOrElse(this::ask, this::choose);
    }

    private void ask(MethodAuthenticator<?> method) {
        login.setAuthNote(CHOSEN, method.factor().name());
        method.ask(challenge);
    }

    private void choose() {
        context.challenge(FactorChoice.toShow(
                        askable.stream().map(MethodAuthenticator::factor).toList())
                .page(context.form()));
    }

    /** What is asked for in this login; empty when nothing is, or something that is not there. */
    private Optional<MethodAuthenticator<?>> chosen() {
        String chosen = login.getAuthNote(CHOSEN);
        return askable.stream()
                .filter(method -> method.factor().name().equals(chosen))
                .findFirst();
    }

    private void startOver() {
        login.removeAuthNote(CHOSEN);
        new FactorQuestion(context).show();
    }
}
