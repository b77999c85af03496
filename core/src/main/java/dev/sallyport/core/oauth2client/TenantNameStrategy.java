package dev.sallyport.core.oauth2client;

/** Where the name of a new user's tenant comes from. */
public enum TenantNameStrategy {
    /** What follows the at sign of his e-mail address. */
    DOMAIN,
    /** His e-mail address. */
    EMAIL,
    /** A pattern with {@code %{attribute}} in it. */
    CUSTOM
}
