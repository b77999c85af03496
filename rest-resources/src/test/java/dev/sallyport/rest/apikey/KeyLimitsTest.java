package dev.sallyport.rest.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.apikey.ApiKeyLimits;
import dev.sallyport.core.apikey.Network;
import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.http.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyLimitsTest {

    private static final ApiKeyLimits SET = new ApiKeyLimits(
            true,
            Optional.of(Authority.CUSTOMER_USER),
            List.of(Network.parse("10.0.0.0/8").orElseThrow()),
            RateLimit.parse("100:60"));

    @Test
    void readWhenNothingIsSaidThenUnchanged() {
        assertThat(read("{}")).isEqualTo(SET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"readOnly\":null,\"authority\":null,\"networks\":null,\"rateLimit\":null}",
                "{\"readOnly\":false,\"authority\":null,\"networks\":[],\"rateLimit\":\"\"}"
            })
    void readWhenNullOrEmptyThenNone(String json) {
        assertThat(read(json)).isEqualTo(ApiKeyLimits.NONE);
    }

    /** What is no limit must not be read as "no limit". */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "readOnly|\"true\"",
                "readOnly|1",
                "authority|\"ROOT\"",
                "authority|{}",
                "networks|\"10.0.0.0/8\"",
                "networks|{}",
                "networks|[10]",
                "networks|[\"example.com\"]",
                "rateLimit|[]",
                "rateLimit|{}",
                "rateLimit|[\"3:60\"]",
                "rateLimit|{\"count\":3}",
                "rateLimit|false",
                "rateLimit|3",
                "rateLimit|\"3:86401\""
            })
    void readWhenItMakesNoSenseThenRefusedByName(String member, String value) {
        assertThatThrownBy(() -> read("{\"" + member + "\":" + value + "}"))
                .isInstanceOf(ApiException.class)
                .hasMessageStartingWith("Validation error: " + member + " must be");
    }

    @Test
    void readWhenAsManyAsThereMayBeThenAllAndOneMoreIsRefused() {
        assertThat(read(rates(10)).rates()).hasSize(10);
        assertThatThrownBy(() -> read(rates(11))).hasMessageContaining("rateLimit must be");
        assertThat(read(networks(50)).networks()).hasSize(50);
        assertThatThrownBy(() -> read(networks(51))).hasMessageContaining("networks must be");
    }

    private static String rates(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(period -> "9:" + period)
                .collect(Collectors.joining(",", "{\"rateLimit\":\"", "\"}"));
    }

    private static String networks(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(last -> "\"10.0.0." + last + "\"")
                .collect(Collectors.joining(",", "{\"networks\":[", "]}"));
    }

    private static ApiKeyLimits read(String json) {
        ObjectNode object = Json.object(json);
        return KeyLimits.read(object, SET);
    }
}
