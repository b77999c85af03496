package dev.sallyport.core.domain;

import java.util.regex.Pattern;

/** What ThingsBoard takes for the name of a domain (thingsboard-behaviour §11.2): lower case, a port only of localhost. */
public final class DomainName {

    public static final int LONGEST = 255;

    private static final Pattern NAME = Pattern.compile("(?:(?!-)(?:xn--|_)?[a-z0-9-]{0,61}[a-z0-9]\\.)*"
            + "(?:xn--)?(?:[a-z0-9][a-z0-9-]{0,60}|[a-z0-9-]{1,30}\\.[a-z]{2,})");
    private static final Pattern LOCALHOST = Pattern.compile("localhost(?::\\d{1,5})?");

    private DomainName() {}

    /** @param name of any length; a longer one than {@link #LONGEST} is none */
    public static boolean isValid(String name) {
        return name.length() <= LONGEST
                && (NAME.matcher(name).matches() || LOCALHOST.matcher(name).matches());
    }
}
