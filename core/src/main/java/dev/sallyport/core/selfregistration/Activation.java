package dev.sallyport.core.selfregistration;

import org.keycloak.models.UserModel;

/** What became of the code of a link. */
public sealed interface Activation {

    /** What pages call it. */
    String name();

    /**
     * There is an account now; disabled where an administrator has to approve.
     *
     * @param settings by which it was made
     * @param signUpId by which {@link SignUp#register} knew him
     */
    record Done(UserModel user, SelfRegistration settings, String signUpId) implements Activation {
        @Override
        public String name() {
            return settings.newAccount().approval() ? "waiting" : "done";
        }
    }

    /** Not one that leads to anything; used before, for instance. */
    record Unknown() implements Activation {
        @Override
        public String name() {
            return "unknown";
        }
    }

    /** It came too late. */
    record Expired() implements Activation {
        @Override
        public String name() {
            return "expired";
        }
    }

    /** Meanwhile the address became somebody's; nothing has changed. */
    record Taken() implements Activation {
        @Override
        public String name() {
            return "taken";
        }
    }
}
