package dev.sallyport.rest.apikey;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.core.apikey.ApiKeyValue;
import dev.sallyport.core.apikey.ApiKeys;
import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.keycloak.ClientAddress;
import dev.sallyport.core.keycloak.RealmKey;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.store.Quotas;
import dev.sallyport.core.store.Quotas.Quota;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.Json;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * {@code POST /api/apiKey/revoke}, for whoever finds keys where they should not be: those that are keys are deleted. Who
 * has a key may do much worse with it, so nobody is asked who he is; and the answer does not say which were keys.
 */
public final class RevokeResource {

    private static final int MOST = 100;
    private static final RateLimit CALLS = new RateLimit(20, Duration.ofMinutes(1), false);

    private final KeycloakSession session;
    private final RealmModel realm;

    public RevokeResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** {@code {"values":["tb_…"]}}, or the list alone. */
    @POST
    public Response revoke(String body) {
        takeQuota();
        ApiKeys keys = new ApiKeys(session, realm, Optional.empty());
        for (String text : values(Json.any(body))) {
            ApiKeyValue.parse(text).ifPresent(keys::revoke);
        }
        return Answers.empty(session);
    }

    private static Set<String> values(JsonNode body) {
        JsonNode list = body.isObject() ? body.path("values") : body;
        Set<String> values = new LinkedHashSet<>();
        boolean good = list.isArray() && !list.isEmpty() && list.size() <= MOST;
        for (JsonNode value : list) {
            good &= value.isTextual();
            values.add(value.asText());
        }
        if (!good) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "Validation error: values must be a list of 1 to " + MOST + " strings");
        }
        return values;
    }

    /** Counted for the whole cluster; addresses do not stand in the table of counts. */
    private void takeQuota() {
        String network = RealmKey.active(session, realm)
                .hash()
                .derive("api key quota")
                .of("network", ClientAddress.network(session));
        Quota quota = new Quota(realm.getId(), network, "api-key-revoke", CALLS);
        new Quotas(session).take(List.of(quota), ServerTime.now()).ifPresent(exceeded -> {
            throw ApiError.TOO_MANY_REQUESTS.because("Too many requests").retryAfter(exceeded.retryAfter());
        });
    }
}
