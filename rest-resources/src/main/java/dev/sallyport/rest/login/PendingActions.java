package dev.sallyport.rest.login;

import dev.sallyport.core.account.Proof;
import dev.sallyport.core.account.SetUpActions;
import java.util.Set;
import org.keycloak.models.UserModel;

/** What Keycloak wants done before a user may go on, seen from a door that has no pages. */
final class PendingActions {

    /** Done over this API. */
    private static final Set<String> SECOND_FACTOR = SetUpActions.SECOND_FACTOR;

    /** Ask for data or a preference and guard nothing; they wait for the next login in the browser. */
    private static final Set<String> HARMLESS = Set.of(
            UserModel.RequiredAction.UPDATE_PROFILE.name(),
            UserModel.RequiredAction.VERIFY_PROFILE.name(),
            SetUpActions.BACKUP_CODES,
            "update_user_locale");

    /** What the ticket of a user who has a factor asks for anyway. */
    private static final String SHOW_FACTOR = Proof.ACTION;

    private final Set<String> actions;

    PendingActions(Set<String> actions) {
        this.actions = actions;
    }

    boolean demandSecondFactor() {
        return actions.stream().anyMatch(SECOND_FACTOR::contains);
    }

    /** Something that only a page can do, and that must be done first. */
    boolean block() {
        return actions.stream()
                .filter(action -> !action.equals(SHOW_FACTOR))
                .anyMatch(action -> !SECOND_FACTOR.contains(action) && !HARMLESS.contains(action));
    }
}
