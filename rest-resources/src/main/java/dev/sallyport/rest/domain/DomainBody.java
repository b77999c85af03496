package dev.sallyport.rest.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.DomainName;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.EntityId;
import dev.sallyport.rest.http.Fields;
import dev.sallyport.rest.http.Json;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.theme.Theme;

/**
 * What a client says of a domain (thingsboard-behaviour §11.1). Members that are ours ({@code loginTheme},
 * {@code isolatedTenantId}, {@code signUp}) change nothing when they are absent: ThingsBoard's own clients never send them.
 *
 * @param id empty to make one
 */
public record DomainBody(
        Optional<String> id,
        String name,
        boolean oauth2Enabled,
        boolean propagateToEdge,
        Ours<Boolean> signUp,
        Ours<Optional<String>> loginTheme,
        Ours<Optional<String>> isolatedTenantId) {

    private static final String SIGN_UP = "signUp";
    private static final String LOGIN_THEME = "loginTheme";
    private static final String ISOLATED_TENANT = "isolatedTenantId";

    /** A member's value, and whether it was there. */
    private record Ours<T>(boolean said, T value) {

        T over(T before) {
            return said ? value : before;
        }
    }

    /** Ends the call when anything is wrong with it. */
    public static DomainBody read(KeycloakSession session, String body) {
        ObjectNode json = Json.object(body);
        Fields fields = new Fields(json);
        String name = fields.requiredText("name", DomainName.LONGEST);
        Optional<String> theme = theme(session, fields);
        Optional<String> tenant = EntityId.in(json, ISOLATED_TENANT, "TENANT");
        if (tenant.flatMap(new Organizations(session)::withId).isEmpty() && tenant.isPresent()) {
            fields.reject(ISOLATED_TENANT, "must be a tenant");
        }
        boolean signUp = fields.flag(SIGN_UP, false);
        boolean enabled = fields.flag("oauth2Enabled", false);
        boolean edge = fields.flag("propagateToEdge", false);
        fields.requireNoViolation();
        if (!DomainName.isValid(name)) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Domain name " + name + " is invalid");
        }
        return new DomainBody(
                EntityId.in(json, "id", "DOMAIN"),
                name,
                enabled,
                edge,
                new Ours<>(json.has(SIGN_UP), signUp),
                new Ours<>(json.has(LOGIN_THEME), theme),
                new Ours<>(json.has(ISOLATED_TENANT), tenant));
    }

    /** As a new domain. */
    public Domain fresh() {
        return new Domain(
                KeycloakModelUtils.generateId(),
                name,
                ServerTime.now().truncatedTo(ChronoUnit.MILLIS),
                oauth2Enabled,
                propagateToEdge,
                signUp.over(false),
                loginTheme.over(Optional.empty()),
                isolatedTenantId.over(Optional.empty()),
                List.of());
    }

    /** As what a domain becomes. */
    public Domain change(Domain before) {
        return new Domain(
                before.id(),
                name,
                before.createdAt(),
                oauth2Enabled,
                propagateToEdge,
                signUp.over(before.signUp()),
                loginTheme.over(before.loginTheme()),
                isolatedTenantId.over(before.isolatedTenantId()),
                before.clientIds());
    }

    private static Optional<String> theme(KeycloakSession session, Fields fields) {
        Optional<String> theme = fields.text(LOGIN_THEME);
        if (theme.filter(name -> !session.theme().nameSet(Theme.Type.LOGIN).contains(name))
                .isPresent()) {
            fields.reject(LOGIN_THEME, "must be a login theme of this server");
        }
        return theme;
    }
}
