package dev.sallyport.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeySettingsReaderTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void readWhenEmptyThenDefaults() throws InvalidSettings {
        assertThat(ApiKeySettingsReader.read("{}")).isEqualTo(ApiKeySettings.DEFAULT);
        assertThat(ApiKeySettings.DEFAULT.expiryMailDays()).isEqualTo(List.of(30, 7, 1));
    }

    @Test
    void readTakesWhatIsWritten() throws InvalidSettings {
        ApiKeySettings settings = ApiKeySettingsReader.read(
                "{\"longestLifetimeDays\":30,\"neverAllowed\":true,"
                        + "\"suspendedAfterDays\":0,\"removedAfterDays\":10,\"mailOnCreation\":false,\"expiryMailDays\":[1,5]}");
        assertThat(settings)
                .isEqualTo(new ApiKeySettings(
                        Duration.ofDays(30), true, Duration.ZERO, Duration.ofDays(10), false, List.of(5, 1)));
        assertThat(ApiKeySettingsReader.read(settings.toJson().toString())).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"longestLifetimeDays\":0}|longestLifetimeDays",
                "{\"longestLifetimeDays\":3651}|longestLifetimeDays",
                "{\"longestLifetimeDays\":1.5}|longestLifetimeDays",
                "{\"neverAllowed\":\"yes\"}|neverAllowed",
                "{\"suspendedAfterDays\":-1}|suspendedAfterDays",
                "{\"mailOnCreation\":1}|mailOnCreation",
                "{\"expiryMailDays\":[0]}|expiryMailDays",
                "{\"expiryMailDays\":7}|expiryMailDays",
                "{\"lifetime\":7}|lifetime is unknown"
            })
    void readWhenWrongThenTheFieldIsNamed(String json, String named) {
        assertThatThrownBy(() -> ApiKeySettingsReader.read(json))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(named);
    }

    @Test
    void expiryWhenNotWishedThenAsLateAsAllowed() throws InvalidSettings {
        assertThat(ApiKeySettings.DEFAULT.expiry(Optional.empty(), NOW)).contains(NOW.plus(Duration.ofDays(365)));
    }

    @Test
    void expiryWhenLaterThanAllowedThenRefused() throws InvalidSettings {
        Instant latest = NOW.plus(Duration.ofDays(365));
        assertThat(ApiKeySettings.DEFAULT.expiry(Optional.of(latest), NOW)).contains(latest);
        assertThatThrownBy(() -> ApiKeySettings.DEFAULT.expiry(Optional.of(latest.plusMillis(1)), NOW))
                .hasMessageContaining("expirationTime");
    }

    @Test
    void expiryWhenNeverIsAllowedThenAsWished() throws InvalidSettings {
        ApiKeySettings settings = ApiKeySettingsReader.read("{\"neverAllowed\":true}");
        assertThat(settings.expiry(Optional.empty(), NOW)).isEmpty();
        assertThat(settings.expiry(Optional.of(Instant.MAX), NOW)).contains(Instant.MAX);
    }
}
