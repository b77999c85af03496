package dev.sallyport.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "https://127.0.0.1/",
                "http://127.9.9.9:9000/",
                "http://localhost/",
                "https://LOCALHOST/",
                "https://localhost./",
                "https://sms.localhost/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://0.0.0.0/",
                "https://[::]/"
            })
    void isLoopbackWhenOnThisMachineThenTrue(String url) {
        assertThat(GatewayUrl.isLoopback(GatewayUrl.parse(url))).isTrue();
    }

    /** Private ranges among them: gateways live there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sms.example/",
                "https://10.0.0.1/",
                "https://192.168.1.1/",
                "https://172.16.0.1/",
                "https://[fd00::1]/",
                "https://localhost.example/",
                "https://127.0.0.1.example/",
                "https://mylocalhost/",
                "https://2sms/"
            })
    void isLoopbackWhenElsewhereThenFalse(String url) {
        assertThat(GatewayUrl.isLoopback(GatewayUrl.parse(url))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://169.254.169.254/latest/meta-data/",
                "https://[fe80::1]/",
                "https://[fe80::1%eth0]/",
                "https://[febf::1]/",
                "https://[::ffff:169.254.169.254]/",
                "http://169.254.169.254/"
            })
    void parseWhenLinkLocalThenRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> GatewayUrl.parse(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://2130706433/",
                "https://127.1/",
                "https://0x7f.1/",
                "https://0x7f000001/",
                "https://017700000001/",
                "https://127.0.0.1./",
                "https://0/"
            })
    void parseWhenAnAddressIsWrittenInAnotherWayThenRefused(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> GatewayUrl.parse(url));
    }
}
