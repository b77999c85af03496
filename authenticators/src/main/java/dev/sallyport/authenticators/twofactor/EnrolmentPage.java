package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.policy.Factor;
import org.keycloak.authentication.RequiredActionContext;

/** The page on which one factor is set up, shared by everything that leads there. */
public interface EnrolmentPage {

    Factor factor();

    /** Whether the realm has what it takes, such as a gateway. */
    default boolean isAvailable(RequiredActionContext context) {
        return true;
    }

    /** Shows the page, with a fresh offer or the one that this login was shown before. */
    void show(RequiredActionContext context);

    /** Takes what was typed: success when the factor is kept, else the page again. */
    void process(RequiredActionContext context);
}
