package dev.sallyport.authenticators.domain;

import dev.sallyport.core.account.Installation;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.Domains;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.DefaultThemeSelectorProvider;
import org.keycloak.theme.Theme;
import org.keycloak.theme.ThemeSelectorProvider;

/** A domain's login theme; for all else, and where it has none, what Keycloak selects. */
final class DomainTheme implements ThemeSelectorProvider {

    private static final Logger LOG = Logger.getLogger(DomainTheme.class);

    /** Told once each. */
    private static final Set<String> MISSING = ConcurrentHashMap.newKeySet();

    private final KeycloakSession session;
    private final ThemeSelectorProvider keycloaks;

    DomainTheme(KeycloakSession session) {
        this.session = session;
        this.keycloaks = new DefaultThemeSelectorProvider(session);
    }

    @Override
    public String getThemeName(Theme.Type type) {
        return (type == Theme.Type.LOGIN ? ofDomain() : Optional.<String>empty())
                .orElseGet(() -> keycloaks.getThemeName(type));
    }

    private Optional<String> ofDomain() {
        RealmModel realm = session.getContext().getRealm();
        return Optional.ofNullable(realm)
                .filter(Installation::isIn)
                .flatMap(installed -> new Domains(session, installed).ofRequest())
                .flatMap(Domain::loginTheme)
                .filter(this::isThere);
    }

    private boolean isThere(String theme) {
        boolean there = session.theme().nameSet(Theme.Type.LOGIN).contains(theme);
        if (!there && MISSING.add(theme)) {
            LOG.warnf("A domain has the login theme %s, which this server does not have", theme);
        }
        return there;
    }

    @Override
    public void close() {}
}
