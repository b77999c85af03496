package dev.sallyport.authenticators.twofactor;

/** What a login still owes at its end. */
enum Owed {
    NOTHING,
    /** Another address: the domain that this login runs on is not the user's. */
    OTHER_DOMAIN,
    /** That a lock ends: nobody looks at codes before. */
    PATIENCE,
    /** A code of one of the user's factors. */
    CODE,
    /** A security key or recovery code, for which only a flow can ask. */
    KEY,
    /** All that the user has is a mailbox that this very login began with: he has to sign in. */
    NEW_LOGIN
}
