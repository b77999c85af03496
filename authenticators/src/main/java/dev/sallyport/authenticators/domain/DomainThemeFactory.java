package dev.sallyport.authenticators.domain;

import dev.sallyport.core.keycloak.PlainFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.theme.ThemeSelectorProvider;
import org.keycloak.theme.ThemeSelectorProviderFactory;

/** The theme of login pages, as their domain has it. */
public final class DomainThemeFactory implements ThemeSelectorProviderFactory, PlainFactory<ThemeSelectorProvider> {

    @Override
    public ThemeSelectorProvider create(KeycloakSession session) {
        return new DomainTheme(session);
    }

    @Override
    public String getId() {
        return "sallyport";
    }

    /** Before Keycloak's, whose is 0. */
    @Override
    public int order() {
        return 10;
    }
}
