package dev.sallyport.authenticators.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The icons of ThingsBoard's buttons ({@code google-logo}, {@code mdi:github}) as Keycloak's themes have them. */
final class ButtonIcon {

    /** Provider ids of Keycloak's that its themes draw something for. */
    private static final List<String> KINDS = List.of(
            "google",
            "github",
            "gitlab",
            "facebook",
            "microsoft",
            "linkedin",
            "twitter",
            "instagram",
            "bitbucket",
            "paypal",
            "stackoverflow");

    private ButtonIcon() {}

    /** Empty for an icon that themes do not have: the button shows its label then. */
    static Optional<String> kind(String icon) {
        String name = icon.toLowerCase(Locale.ROOT);
        return KINDS.stream()
                .filter(kind -> name.equals(kind) || name.equals(kind + "-logo") || name.equals("mdi:" + kind))
                .findFirst();
    }
}
