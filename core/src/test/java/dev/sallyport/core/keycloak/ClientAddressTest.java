package dev.sallyport.core.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 192.0.2.1",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2::1, 20010db800010002/64",
        "::ffff:192.0.2.1, 192.0.2.1",
        "host.example, host.example",
        "_hidden, _hidden",
        "'', ''"
    })
    void networkWhenGivenAnAddressThenWhatOneHouseholdHas(String address, String network) {
        assertThat(ClientAddress.network(address)).isEqualTo(network);
    }
}
