package dev.sallyport.core.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.tenancy.Authority;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeyLimitsTest {

    @ParameterizedTest
    @CsvSource({
        "SYS_ADMIN, CUSTOMER_USER, CUSTOMER_USER",
        "TENANT_ADMIN, TENANT_ADMIN, TENANT_ADMIN",
        "CUSTOMER_USER, SYS_ADMIN, CUSTOMER_USER"
    })
    void cappedIsTheLowerOfBoth(Authority owners, Authority keys, Authority lower) {
        ApiKeyLimits limits = new ApiKeyLimits(false, Optional.of(keys), List.of(), List.of());
        assertThat(limits.capped(Optional.of(owners))).contains(lower);
    }

    @Test
    void cappedWhenTheOwnerHasNoneThenNone() {
        ApiKeyLimits limits = new ApiKeyLimits(false, Optional.of(Authority.SYS_ADMIN), List.of(), List.of());
        assertThat(limits.capped(Optional.empty())).isEmpty();
        assertThat(ApiKeyLimits.NONE.capped(Optional.of(Authority.TENANT_ADMIN)))
                .contains(Authority.TENANT_ADMIN);
    }

    @Test
    void allowsWhenInOneOfItsNetworks() {
        ApiKeyLimits limits = new ApiKeyLimits(
                false,
                Optional.empty(),
                List.of(
                        Network.parse("10.0.0.0/8").orElseThrow(),
                        Network.parse("::1").orElseThrow()),
                List.of());
        assertThat(limits.allows("10.1.2.3")).isTrue();
        assertThat(limits.allows("::1")).isTrue();
        assertThat(limits.allows("192.0.2.1")).isFalse();
        assertThat(ApiKeyLimits.NONE.allows("192.0.2.1")).isTrue();
    }
}
