package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.policy.Factor;
import java.util.Locale;

/** What a factor is called on pages, in consoles and in mails. FreeMarker reads the getters. */
public final class FactorLabel {

    private final Factor factor;

    private FactorLabel(Factor factor) {
        this.factor = factor;
    }

    public static FactorLabel of(Factor factor) {
        return new FactorLabel(factor);
    }

    /** The value of the button with which it is chosen. */
    public String getId() {
        return factor.name();
    }

    public String getNameKey() {
        return "sallyport." + getFeature() + ".displayName";
    }

    public String getHelpKey() {
        return "sallyport." + getFeature() + ".helpText";
    }

    /** A key of keycloak.v2's theme.properties, or classes of the icons that come with it. */
    public String getIconClass() {
        return switch (factor) {
            case TOTP -> "kcAuthenticatorOTPClass";
            case SMS -> "fas fa-comment list-view-pf-icon-lg";
            case EMAIL -> "fas fa-envelope list-view-pf-icon-lg";
            case BACKUP_CODE -> "kcAuthenticatorRecoveryAuthnCodesClass";
        };
    }

    /** The last name that it has in files, message keys and ids. */
    public String getFeature() {
        return factor.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
