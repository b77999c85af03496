package dev.sallyport.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuth2SettingsReaderTest {

    @Test
    void readWhenEmptyThenDefaults() throws InvalidSettings {
        assertThat(OAuth2SettingsReader.read("{}")).isEqualTo(OAuth2Settings.DEFAULT);
        assertThat(OAuth2Settings.DEFAULT.allowedHosts()).isEmpty();
        assertThat(OAuth2Settings.DEFAULT.tokensInRedirect()).isFalse();
    }

    @Test
    void readTakesWhatIsWritten() throws InvalidSettings {
        OAuth2Settings settings =
                OAuth2SettingsReader.read("{\"allowedHosts\":[\"IdP.internal:8443\",\"127.0.0.1\",\"[::1]:8080\"],"
                        + "\"tokensInRedirect\":true,\"gitHubEmailsUrl\":\"https://github.internal/emails\"}");
        assertThat(settings)
                .isEqualTo(new OAuth2Settings(
                        List.of("127.0.0.1", "[::1]:8080", "idp.internal:8443"),
                        true,
                        URI.create("https://github.internal/emails")));
        assertThat(OAuth2SettingsReader.read(settings.toJson().toString())).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"allowedHosts\":\"a.example\"}|allowedHosts",
                "{\"allowedHosts\":[1]}|allowedHosts",
                "{\"allowedHosts\":[\"\"]}|allowedHosts",
                "{\"allowedHosts\":[\"*\"]}|allowedHosts",
                "{\"allowedHosts\":[\"*.example\"]}|allowedHosts",
                "{\"allowedHosts\":[\"https://a.example\"]}|allowedHosts",
                "{\"allowedHosts\":[\"a.example/path\"]}|allowedHosts",
                "{\"allowedHosts\":[\"a.example:\"]}|allowedHosts",
                "{\"allowedHosts\":[\"::1\"]}|allowedHosts",
                "{\"tokensInRedirect\":\"no\"}|tokensInRedirect",
                "{\"gitHubEmailsUrl\":\"nowhere\"}|gitHubEmailsUrl",
                "{\"gitHubEmailsUrl\":\"file:///etc/passwd\"}|gitHubEmailsUrl",
                "{\"gitHubEmailsUrl\":7}|gitHubEmailsUrl",
                "{\"hosts\":[]}|hosts is unknown"
            })
    void readWhenWrongThenTheFieldIsNamed(String json, String named) {
        assertThatThrownBy(() -> OAuth2SettingsReader.read(json))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(named);
    }

    @Test
    void allowsWhenAPortIsNamedThenOnlyThatOne() {
        OAuth2Settings settings = new OAuth2Settings(
                List.of("any.example", "one.example:8080"), false, OAuth2Settings.DEFAULT.gitHubEmailsUrl());
        assertThat(settings.allows("any.example", 443)).isTrue();
        assertThat(settings.allows("any.example", 8080)).isTrue();
        assertThat(settings.allows("one.example", 8080)).isTrue();
        assertThat(settings.allows("one.example", 443)).isFalse();
        assertThat(settings.allows("sub.any.example", 443)).isFalse();
    }
}
