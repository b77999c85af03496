package dev.sallyport.core.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

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
}
