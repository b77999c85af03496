package dev.sallyport.rest.grant;

import dev.sallyport.core.tenancy.Authority;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.rar.AuthorizationRequestContext;

/** A client's session as a key may see it: every mapper finds only roles that the key has as well. */
final class KeyContext implements ClientSessionContext {

    /** Keycloak's own APIs, which no key opens. */
    private static final Set<String> KEYCLOAK = Set.of(
            Constants.ACCOUNT_MANAGEMENT_CLIENT_ID,
            Constants.ACCOUNT_CONSOLE_CLIENT_ID,
            Constants.BROKER_SERVICE_CLIENT_ID,
            Constants.REALM_MANAGEMENT_CLIENT_ID,
            Constants.ADMIN_CONSOLE_CLIENT_ID);

    private final ClientSessionContext all;
    private final Set<RoleModel> barred;

    /** @param most the highest authority that the token may show */
    KeyContext(ClientSessionContext all, RealmModel realm, Optional<Authority> most) {
        this.all = all;
        this.barred = Stream.of(Authority.values())
                .filter(authority -> most.isEmpty() || authority.compareTo(most.get()) < 0)
                .map(authority -> realm.getRole(authority.name()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    @Override
    public Stream<RoleModel> getRolesStream() {
        return all.getRolesStream()
                .filter(role -> !isKeycloaks(role))
                .filter(role -> barred.stream().noneMatch(role::hasRole));
    }

    private static boolean isKeycloaks(RoleModel role) {
        return role.getContainer() instanceof ClientModel client && KEYCLOAK.contains(client.getClientId());
    }

    @Override
    public AuthenticatedClientSessionModel getClientSession() {
        return all.getClientSession();
    }

    @Override
    public Set<String> getClientScopeIds() {
        return all.getClientScopeIds();
    }

    @Override
    public Stream<ClientScopeModel> getClientScopesStream() {
        return all.getClientScopesStream();
    }

    @Override
    public boolean isOfflineTokenRequested() {
        return all.isOfflineTokenRequested();
    }

    @Override
    public Stream<ProtocolMapperModel> getProtocolMappersStream() {
        return all.getProtocolMappersStream();
    }

    @Override
    public String getScopeString() {
        return all.getScopeString();
    }

    @Override
    public String getScopeString(boolean ignoreIncludeInTokenScope) {
        return all.getScopeString(ignoreIncludeInTokenScope);
    }

    @Override
    public void setAttribute(String name, Object value) {
        all.setAttribute(name, value);
    }

    @Override
    public <T> T getAttribute(String attribute, Class<T> type) {
        return all.getAttribute(attribute, type);
    }

    @Override
    public AuthorizationRequestContext getAuthorizationRequestContext() {
        return all.getAuthorizationRequestContext();
    }
}
