package dev.sallyport.core.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A web domain of a realm: which "Sign in with …" buttons its login page shows, and how that page is.
 *
 * @param id               UUID
 * @param name             as {@link DomainName} has it
 * @param oauth2Enabled    whether its buttons show
 * @param propagateToEdge  kept for ThingsBoard's clients; nothing here looks at it
 * @param signUp           whether its login page links to the sign-up page
 * @param loginTheme       name of the login theme; empty for the realm's
 * @param isolatedTenantId only users of this tenant may log in there; empty for everybody
 * @param clientIds        OAuth2 clients, each once
 */
public record Domain(
        String id,
        String name,
        Instant createdAt,
        boolean oauth2Enabled,
        boolean propagateToEdge,
        boolean signUp,
        Optional<String> loginTheme,
        Optional<String> isolatedTenantId,
        List<String> clientIds) {

    public Domain {
        clientIds = List.copyOf(clientIds);
    }

    public Domain withSignUp(boolean link) {
        return new Domain(
                id, name, createdAt, oauth2Enabled, propagateToEdge, link, loginTheme, isolatedTenantId, clientIds);
    }

    public Domain linkedTo(List<String> clients) {
        return new Domain(
                id,
                name,
                createdAt,
                oauth2Enabled,
                propagateToEdge,
                signUp,
                loginTheme,
                isolatedTenantId,
                clients.stream().distinct().toList());
    }
}
