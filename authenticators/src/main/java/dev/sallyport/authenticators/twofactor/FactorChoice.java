package dev.sallyport.authenticators.twofactor;

import java.util.Locale;

/** One line of the page on which a factor is chosen; FreeMarker reads the getters. */
public final class FactorChoice {

    private final String id;

    private FactorChoice(String id) {
        this.id = id;
    }

    static FactorChoice of(EnrolmentPage page) {
        return new FactorChoice(page.factor().name());
    }

    public String getId() {
        return id;
    }

    public String getNameKey() {
        return "sallyport." + feature() + ".displayName";
    }

    public String getHelpKey() {
        return "sallyport." + feature() + ".helpText";
    }

    /** A key of keycloak.v2's theme.properties. */
    public String getIconClass() {
        return "kcAuthenticatorOTPClass";
    }

    private String feature() {
        return id.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
