package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.policy.Factor;
import java.util.Locale;

/** What a factor is called on pages, in consoles and in mails. FreeMarker reads the getters. */
public final class FactorLabel {

    private final Factor factor;
    private final boolean recommended;

    private FactorLabel(Factor factor, boolean recommended) {
        this.factor = factor;
        this.recommended = recommended;
    }

    public static FactorLabel of(Factor factor) {
        return new FactorLabel(factor, false);
    }

    /** The same, marked as what we would choose, or not. */
    FactorLabel recommended(boolean mark) {
        return new FactorLabel(factor, mark);
    }

    public boolean isRecommended() {
        return recommended;
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

    /** What one needs in order to use it, in a line. */
    public String getNeedsKey() {
        return "sallyport." + getFeature() + ".needs";
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

    /** The id of the authenticator that asks for it. */
    String authenticatorId() {
        return "sallyport-" + getFeature();
    }
}
