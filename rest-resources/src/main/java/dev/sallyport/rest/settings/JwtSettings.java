package dev.sallyport.rest.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Fields;
import java.time.Duration;
import java.util.Optional;

/**
 * ThingsBoard's token settings (thingsboard-behaviour §2.3). The signing key is none of them: it is the realm's, never
 * shown and never set.
 *
 * @param access  lifetime of an access token
 * @param refresh lifetime of a refresh token
 * @param issuer  as it stands in the tokens
 */
record JwtSettings(Duration access, Duration refresh, String issuer) {

    static final String REFRESH = "refreshTokenExpTime";

    private static final String ACCESS = "tokenExpirationTime";
    private static final String ISSUER = "tokenIssuer";
    private static final String KEY = "tokenSigningKey";
    private static final Duration LEAST_ACCESS = Duration.ofMinutes(1);
    private static final Duration LEAST_REFRESH = Duration.ofMinutes(15);

    /** Ends the call when a rule is broken; ThingsBoard names the first one only. */
    static JwtSettings read(ObjectNode body) {
        Fields fields = new Fields(body);
        Optional<Duration> access = fields.number(ACCESS).map(Duration::ofSeconds);
        Optional<Duration> refresh = fields.number(REFRESH).map(Duration::ofSeconds);
        Optional<String> issuer = fields.text(ISSUER);
        fields.requireNoViolation();
        require(issuer.isPresent(), "JWT token issuer should be specified!");
        require(
                refresh.isPresent() && refresh.get().compareTo(LEAST_REFRESH) >= 0,
                "JWT refresh token expiration time should be at least 15 minutes!");
        require(
                access.isPresent() && access.get().compareTo(LEAST_ACCESS) >= 0,
                "JWT token expiration time should be at least 1 minute!");
        require(
                access.get().compareTo(refresh.get()) < 0,
                "JWT token expiration time should greater than JWT refresh token expiration time!");
        requireNoKey(body.path(KEY));
        return new JwtSettings(access.get(), refresh.get(), issuer.get());
    }

    /** Ends the call when the issuer is not this one, which is the realm's. */
    JwtSettings requireIssuer(String own) {
        require(issuer.equals(own), "Validation error: " + ISSUER + " is the realm's own and cannot be changed");
        return this;
    }

    ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put(ACCESS, access.toSeconds())
                .put(REFRESH, refresh.toSeconds())
                .put(ISSUER, issuer)
                .putNull(KEY);
    }

    private static void requireNoKey(JsonNode key) {
        require(!(key.isTextual() && key.asText().isBlank()), "JWT token signing key should be specified!");
        require(
                key.isMissingNode() || key.isNull(),
                "Validation error: " + KEY + " is the realm's own and cannot be set");
    }

    private static void require(boolean kept, String message) {
        if (!kept) {
            throw ApiError.BAD_REQUEST_PARAMS.because(message);
        }
    }
}
