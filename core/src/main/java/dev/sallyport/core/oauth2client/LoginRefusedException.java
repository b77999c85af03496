package dev.sallyport.core.oauth2client;

import java.util.Locale;

/** Somebody whom a provider sent cannot log in here. */
public final class LoginRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why, for those who operate the realm. */
    public enum Reason {
        /** The client's mapper does not say how users are found. */
        NOT_CONFIGURED("notConfigured"),
        /** The provider, or the operator's server, said no e-mail address that can be one. */
        NO_EMAIL("noEmail"),
        /** The provider says that it does not know whether the address is his. */
        EMAIL_NOT_VERIFIED("emailNotVerified"),
        /** The operator's server, or GitHub's list of addresses, did not answer as it should. */
        NO_ANSWER("noAnswer"),
        /** Nobody has the address, and the client makes no users. */
        UNKNOWN_USER("noAccount"),
        /** The account is of another tenant, of none, or a system administrator's. */
        OTHER_TENANT("noAccount"),
        /** The account has another identity at this provider. */
        LINKED_OTHERWISE("noAccount"),
        /** Nobody has shown that the account's address is its owner's, so that it may be somebody else's account. */
        ACCOUNT_NOT_VERIFIED("noAccount"),
        /** Somebody with another address has this one as his user name. */
        NAME_TAKEN("noAccount"),
        /** What names the tenant or the customer of a new user is missing, or names none that can be. */
        NO_PLACE("noPlace"),
        /** The account was made, and waits for an administrator. */
        NOT_ACTIVATED("notActivated"),
        /** A client of the system's on a host that is no domain it is linked to. */
        NOT_HERE("notHere"),
        /** The domain is isolated, and not his tenant's. */
        ISOLATED_DOMAIN("notHere");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** Key of the text for whoever wants to log in; it tells nothing about accounts of others. */
        public String messageKey() {
            return "sallyport.oauth2." + text;
        }

        /** In events. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Reason reason;

    public LoginRefusedException(Reason reason) {
        super(reason.word(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
