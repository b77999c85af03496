package dev.sallyport.core.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestHostTest {

    @ParameterizedTest
    @CsvSource({
        "https://login.example.com/, login.example.com",
        "https://LOGIN.Example.com/, login.example.com",
        "https://login.example.com:443/, login.example.com",
        "http://login.example.com:80/, login.example.com",
        "https://login.example.com:80/, login.example.com:80;login.example.com",
        "http://localhost:8080/, localhost:8080;localhost",
        "https://127.0.0.1:8443/auth/, 127.0.0.1:8443;127.0.0.1"
    })
    void namesWhenThePortIsTheSchemesThenTheHostAlone(URI base, String names) {
        assertThat(RequestHost.of(base).names()).isEqualTo(List.of(names.split(";")));
    }
}
