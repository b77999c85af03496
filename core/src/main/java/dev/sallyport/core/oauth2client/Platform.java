package dev.sallyport.core.oauth2client;

/** Where a client's button shows. */
public enum Platform {
    WEB,
    ANDROID,
    IOS
}
