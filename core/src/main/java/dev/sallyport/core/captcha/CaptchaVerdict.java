package dev.sallyport.core.captcha;

/** What became of a captcha. */
public enum CaptchaVerdict {
    /** A person, or no captcha is asked for. */
    ACCEPTED,
    /** There was none. */
    MISSING,
    /** Google does not know it, it was solved too long ago, for another site or another action. */
    WRONG,
    /** It was good, and was brought before. */
    USED,
    /** Google takes whoever solved it for a robot. */
    LOW_SCORE,
    /** Google did not answer in time, or not as documented. */
    UNAVAILABLE
}
