package dev.sallyport.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutPolicyTest {

    @ParameterizedTest
    @CsvSource({"0,300", "1,600", "2,1200", "8,76800", "9,86400", "1000,86400"})
    void durationWhenLockedBeforeThenTwiceAsLongUpToTheLongest(int before, long seconds) {
        assertThat(LockoutSettings.DEFAULT.duration(before)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void durationWhenPermanentThenNone() throws InvalidSettings {
        assertThat(LockoutSettingsReader.read("{\"permanent\":true}").duration(0))
                .isEmpty();
    }

    @Test
    void readWhenNothingIsSaidThenTheDefaults() throws InvalidSettings {
        assertThat(LockoutSettingsReader.read("{}")).isEqualTo(LockoutSettings.DEFAULT);
    }

    @Test
    void readWhenOnlyTheLongestIsShortThenTheFirstIsNotLonger() throws InvalidSettings {
        assertThat(LockoutSettingsReader.read("{\"longestLockSeconds\":60}").firstLock())
                .isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void readWhenWrittenThenTheSame() throws InvalidSettings {
        LockoutSettings settings = new LockoutSettings(true, Duration.ofSeconds(30), Duration.ofDays(30));
        assertThat(LockoutSettingsReader.read(settings.toJson().toString())).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"permanent\":1};permanent must be true or false",
                "{\"firstLockSeconds\":29};firstLockSeconds must be a whole number from 30 to 2592000",
                "{\"firstLockSeconds\":30.5};firstLockSeconds must be a whole number",
                "{\"longestLockSeconds\":null};longestLockSeconds must be a whole number",
                "{\"longestLockSeconds\":2592001};longestLockSeconds must be a whole number",
                "{\"firstLockSeconds\":61,\"longestLockSeconds\":60};firstLockSeconds must be less than or equal",
                "{\"first\":61};first is unknown",
                "[];must be a JSON object",
                "{;not valid JSON"
            })
    void readWhenARuleIsBrokenThenRefusedByName(String json, String message) {
        assertThatThrownBy(() -> LockoutSettingsReader.read(json))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining(message);
    }
}
