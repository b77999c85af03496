package dev.sallyport.core.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountryTest {

    @Test
    void allWhenInGermanThenNamedAndSortedInGerman() {
        assertThat(Country.all(Locale.GERMAN))
                .hasSizeGreaterThan(200)
                .contains(new Country("DE", "Deutschland", 49), new Country("AT", "Österreich", 43))
                .extracting(Country::name)
                .containsSubsequence("Norwegen", "Oman", "Österreich", "Pakistan");
    }

    @Test
    void allWhenInEnglishThenNamedInEnglish() {
        assertThat(Country.all(Locale.ENGLISH)).contains(new Country("DE", "Germany", 49));
    }

    @ParameterizedTest
    @CsvSource({"49, DE", "1, US", "44, GB", "7, RU"})
    void mainOfWhenACallingCodeThenItsLargestCountry(String callingCode, String region) {
        assertThat(Country.mainOf(callingCode)).contains(region);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "999", "800", "+49", "12345", "DE"})
    void mainOfWhenNoCountrysCallingCodeThenEmpty(String text) {
        assertThat(Country.mainOf(text)).isEmpty();
    }
}
