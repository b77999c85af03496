package dev.sallyport.rest.oauth2client;

import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.OAuth2Clients;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.error.ApiError;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * Whose clients somebody sees and manages: the system's, or his tenant's (thingsboard-behaviour §9.2).
 *
 * @param tenantId empty for the system's
 */
public record ClientScope(Optional<String> tenantId) {

    public static final ClientScope SYSTEM = new ClientScope(Optional.empty());

    /** Ends the call of who has none. */
    static ClientScope of(KeycloakSession session, Caller.Known caller) {
        return switch (caller.authority().orElseThrow(ApiError::permissionDenied)) {
            case SYS_ADMIN -> SYSTEM;
            case TENANT_ADMIN ->
                new ClientScope(
                        Optional.of(caller.affiliation(session).tenant().orElseThrow(ApiError::permissionDenied)));
            case CUSTOMER_USER -> throw ApiError.permissionDenied();
        };
    }

    public Clients of(KeycloakSession session) {
        return new Clients(new OAuth2Clients(session));
    }

    /** The clients of the scope. */
    public final class Clients {

        private final OAuth2Clients all;

        private Clients(OAuth2Clients all) {
            this.all = all;
        }

        /** Ends the call when there is none with this id, or it is another's. */
        public OAuth2Client require(String id) {
            OAuth2Client client = all.find(id)
                    .orElseThrow(
                            () -> ApiError.ITEM_NOT_FOUND.because("Oauth2 client with id [" + id + "] is not found"));
            if (!client.tenantId().equals(tenantId)) {
                throw ApiError.permissionDenied();
            }
            return client;
        }

        Stream<OAuth2Client> all() {
            return all.of(tenantId);
        }
    }
}
