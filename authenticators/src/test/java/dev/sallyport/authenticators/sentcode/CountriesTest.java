package dev.sallyport.authenticators.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.phone.Country;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountriesTest {

    private static final Country GERMANY = new Country("DE", "Deutschland", 49);

    private final Countries all = new Countries(Set.of(), Locale.GERMAN);

    @ParameterizedTest
    @ValueSource(strings = {"Deutschland (+49)", " deutschland ", "Germany", "GERMANY (+49)", "de", "+49", "49"})
    void namedWhenTypedInAnyUsualWayThenFound(String typed) {
        assertThat(all.named(typed)).contains(GERMANY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Atlantis", "+0", "999", "+"})
    void namedWhenNoCountryThenEmpty(String typed) {
        assertThat(all.named(typed)).isEmpty();
    }

    @Test
    void offeredWhenSomeAreAllowedThenOnlyThose() {
        Countries some = new Countries(Set.of("DE", "AT"), Locale.GERMAN);
        assertThat(some.offered()).extracting(Country::region).containsExactly("DE", "AT");
        assertThat(some.named("FR"))
                .as("known, so that one can say that it is not allowed")
                .isPresent();
        assertThat(some.isAllowed("FR")).isFalse();
    }

    @Test
    void preselectedWhenOneIsAllowedThenThatOne() {
        assertThat(new Countries(Set.of("DE"), Locale.GERMAN).preselected()).contains(GERMANY);
    }

    @Test
    void preselectedWhenTheLanguageSaysACountryThenThatOne() {
        assertThat(new Countries(Set.of(), Locale.GERMANY).preselected()).contains(GERMANY);
        assertThat(all.preselected()).isEmpty();
        assertThat(new Countries(Set.of("FR", "IT"), Locale.GERMANY).preselected())
                .isEmpty();
    }
}
