package dev.sallyport.rest.login;

import dev.sallyport.core.account.Proof;
import dev.sallyport.core.account.SetUpActions;
import java.util.Set;
import org.keycloak.models.UserModel;

/** What Keycloak wants done before a user may go on, seen from a door that has no pages. */
final class PendingActions {

    /** Done over this API. */
    private static final Set<String> SECOND_FACTOR = SetUpActions.SECOND_FACTOR;

    /** Done over this API as well. */
    private static final String NEW_PASSWORD = UserModel.RequiredAction.UPDATE_PASSWORD.name();

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

    boolean demandNewPassword() {
        return actions.contains(NEW_PASSWORD);
    }

    /** Something that only a page can do, and that must be done first. */
    boolean block() {
        return actions.stream()
                .filter(action -> !action.equals(SHOW_FACTOR) && !action.equals(NEW_PASSWORD))
                .anyMatch(action -> !SECOND_FACTOR.contains(action) && !HARMLESS.contains(action));
    }
}
