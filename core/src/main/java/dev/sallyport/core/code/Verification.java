package dev.sallyport.core.code;

/** The closed set of answers to "is this the code?". Each door has one table that turns them into a page or a status. */
public enum Verification {
    /** Right, and spent by this very call. */
    ACCEPTED,
    /** Not the code. Counted. */
    WRONG,
    /** Right, but spent before (RFC 6238 §5.2: a second use must be refused). Not counted. */
    USED,
    /** Out of date, or void after too many wrong tries; it was not looked at. Not counted: a new one must be sent. */
    EXPIRED,
    /** Too many tries for now; the code was not looked at. */
    RATE_LIMITED,
    /** Wrong, and this failure locked the user. */
    LOCKED_NOW,
    /** The user is disabled or locked; the code was not looked at. */
    LOCKED,
    /** The user has no such factor, or the platform does not offer it. */
    NOT_CONFIGURED
}
