package dev.sallyport.rest.forwardauth;

import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.rest.caller.Caller;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Who calls, for the application behind the proxy. */
record Identity(Map<String, String> headers) {

    private static final String PREFIX = "X-Sallyport-";

    static Identity of(KeycloakSession session, Caller.Known caller) {
        UserModel user = caller.user();
        Affiliation affiliation = caller.affiliation(session);
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, "User-Id", user.getId());
        put(headers, "Email", Optional.ofNullable(user.getEmail()).orElse(""));
        put(headers, "Authority", caller.authority().orElseThrow().name());
        put(headers, "Tenant-Id", affiliation.tenantId());
        put(headers, "Customer-Id", affiliation.customerId());
        put(
                headers,
                "Key-Id",
                caller instanceof Caller.KeyHolder holder
                        ? holder.accepted().key().keyId()
                        : "");
        return new Identity(headers);
    }

    /** Also what is empty: of a header that is not there Caddy passes on the name of a placeholder. */
    private static void put(Map<String, String> headers, String name, String value) {
        headers.put(PREFIX + name, HeaderText.of(value));
    }
}
