package dev.sallyport.core.oauth2client;

/** How a client finds out who somebody is (thingsboard-behaviour §9.5). */
public enum MapperType {
    /** From the provider's user info. */
    BASIC,
    /** By asking a server of the operator's. */
    CUSTOM,
    /** From GitHub's list of e-mail addresses. */
    GITHUB,
    /** From Apple's user info, and at the first login from the form that Apple posts. */
    APPLE;

    /** Whether it is described by {@link MapperConfig.Basic}. */
    public boolean isBasic() {
        return this != CUSTOM;
    }
}
