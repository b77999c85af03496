package dev.sallyport.rest.apikey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.apikey.ApiKeyLimits;
import dev.sallyport.core.apikey.Network;
import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.rest.error.ApiError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** The members about limits, which ThingsBoard does not have: {@code readOnly, authority, networks, rateLimit}. */
final class KeyLimits {

    private static final int MOST_NETWORKS = 50;
    private static final int MOST_RATES = 10;
    private static final Duration LONGEST_PERIOD = Duration.ofDays(1);

    private final TreeSet<String> violations = new TreeSet<>();
    private final ObjectNode json;

    private KeyLimits(ObjectNode json) {
        this.json = json;
    }

    static ApiKeyLimits read(ObjectNode json, ApiKeyLimits before) {
        return new KeyLimits(json).read(before);
    }

    /** Those that there are. */
    static void write(ApiKeyLimits limits, ObjectNode json) {
        if (limits.readOnly()) {
            json.put("readOnly", true);
        }
        limits.authority().ifPresent(most -> json.put("authority", most.name()));
        if (!limits.networks().isEmpty()) {
            ArrayNode networks = json.putArray("networks");
            limits.networks().forEach(network -> networks.add(network.toString()));
        }
        if (!limits.rates().isEmpty()) {
            json.put("rateLimit", RateLimit.text(limits.rates()));
        }
    }

    private ApiKeyLimits read(ApiKeyLimits before) {
        ApiKeyLimits limits = new ApiKeyLimits(
                json.has("readOnly") ? readOnly() : before.readOnly(),
                json.has("authority") ? authority() : before.authority(),
                json.has("networks") ? networks() : before.networks(),
                json.has("rateLimit") ? rates() : before.rates());
        if (!violations.isEmpty()) {
            throw ApiError.invalid(violations);
        }
        return limits;
    }

    private boolean readOnly() {
        JsonNode node = json.get("readOnly");
        if (!node.isNull() && !node.isBoolean()) {
            violations.add("readOnly must be true or false");
        }
        return node.asBoolean(false);
    }

    private Optional<Authority> authority() {
        JsonNode node = json.get("authority");
        Optional<Authority> authority = Arrays.stream(Authority.values())
                .filter(one -> one.name().equals(node.asText()))
                .findFirst();
        if (!node.isNull() && authority.isEmpty()) {
            violations.add("authority must be SYS_ADMIN, TENANT_ADMIN or CUSTOMER_USER");
        }
        return authority;
    }

    private List<Network> networks() {
        JsonNode node = json.get("networks");
        if (node.isNull()) {
            return List.of();
        }
        List<Network> networks = new ArrayList<>();
        node.forEach(item -> Optional.of(item)
                .filter(JsonNode::isTextual)
                .flatMap(text -> Network.parse(text.asText()))
                .ifPresent(networks::add));
        if (!node.isArray() || networks.size() < node.size() || networks.size() > MOST_NETWORKS) {
            violations.add("networks must be a list of at most " + MOST_NETWORKS + " blocks in CIDR notation");
        }
        return networks;
    }

    private List<RateLimit> rates() {
        JsonNode node = json.get("rateLimit");
        if (node.isNull() || (node.isTextual() && node.asText().isEmpty())) {
            return List.of();
        }
        try {
            // The text of a list or an object is empty, which is not what its sender meant.
            List<RateLimit> rates = RateLimit.parse(node.asText());
            if (rates.size() <= MOST_RATES
                    && rates.stream().allMatch(rate -> rate.period().compareTo(LONGEST_PERIOD) <= 0)) {
                return rates;
            }
        } catch (IllegalArgumentException e) {
            // Told below, with what it must be.
        }
        violations.add("rateLimit must be count:seconds, at most " + MOST_RATES + " joined by commas, of at most "
                + LONGEST_PERIOD.toSeconds() + " seconds");
        return List.of();
    }
}
