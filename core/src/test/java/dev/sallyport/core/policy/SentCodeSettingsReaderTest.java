package dev.sallyport.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.core.phone.NumberType;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentCodeSettingsReaderTest {

    @Test
    void readWhenEmptyThenTheDefaults() throws InvalidSettings {
        assertThat(read("{}")).isEqualTo(SentCodeSettings.DEFAULT);
        assertThat(SentCodeSettings.DEFAULT)
                .isEqualTo(new SentCodeSettings(
                        6,
                        false,
                        5,
                        10,
                        10,
                        15,
                        1000,
                        100,
                        Set.of(),
                        Set.of(NumberType.MOBILE, NumberType.FIXED_LINE_OR_MOBILE, NumberType.UNKNOWN)));
    }

    @Test
    void readWhenWrittenThenTheSame() throws InvalidSettings {
        SentCodeSettings settings =
                new SentCodeSettings(8, true, 1, 2, 3, 4, 5, 6, Set.of("DE", "AT"), Set.of(NumberType.VOIP));
        assertThat(read(settings.toJson().toString())).isEqualTo(settings);
        assertThat(settings.toJson().path("smsCountries").toString()).isEqualTo("[\"AT\",\"DE\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'codeLength':5} | codeLength must be a whole number from 6 to 10",
                "{'codeLength':11} | codeLength must be a whole number from 6 to 10",
                "{'codeLength':'8'} | codeLength must be a whole number from 6 to 10",
                "{'codeLength':6.5} | codeLength must be a whole number from 6 to 10",
                "{'codeInMailSubject':'yes'} | codeInMailSubject must be true or false",
                "{'maxSendsPerUserPer15Minutes':0} | maxSendsPerUserPer15Minutes must be a whole number from 1 to 1000000",
                "{'maxSmsPerDay':1000001} | maxSmsPerDay must be a whole number from 1 to 1000000",
                "{'smsCountries':['XX']} | smsCountries must be a list of ISO 3166-1 codes such as DE",
                "{'smsCountries':'DE'} | smsCountries must be a list of ISO 3166-1 codes such as DE",
                "{'smsNumberTypes':[]} | smsNumberTypes must not be empty",
                "{'maxSmsPerHour':1} | maxSmsPerHour is not a setting",
            })
    void readWhenARuleIsBrokenThenTheFieldIsNamed(String json, String violation) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(InvalidSettings.class)
                .hasMessage("Validation error: " + violation);
    }

    @Test
    void readWhenTheTypeIsUnknownThenTheKnownOnesAreListed() {
        assertThatThrownBy(() -> read("{'smsNumberTypes':['mobile']}"))
                .hasMessageStartingWith("Validation error: smsNumberTypes must be a list of some of FIXED_LINE, ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{ | The settings are not valid JSON",
                "[] | The settings must be a JSON object",
                "{'codeLength':6,'codeLength':8} | The settings are not valid JSON"
            })
    void readWhenNoObjectThenSaid(String json, String message) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(InvalidSettings.class).hasMessage(message);
    }

    private static SentCodeSettings read(String json) throws InvalidSettings {
        return SentCodeSettingsReader.read(json.replace('\'', '"'));
    }
}
