package dev.sallyport.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** Libraries that look for something by name must still find it after they were relocated. */
class ShadedLibrariesIT {

    private static final String PHONE_NUMBERS = "dev.sallyport.shaded.com.google.i18n.phonenumbers.";

    @Test
    void numberingPlansAreFoundBesideTheRelocatedClasses() throws Exception {
        try (URLClassLoader loader = ProviderJar.classes()) {
            Class<?> type = loader.loadClass(PHONE_NUMBERS + "PhoneNumberUtil");
            Class<?> numberType = loader.loadClass(PHONE_NUMBERS + "Phonenumber$PhoneNumber");
            Object numbers = type.getMethod("getInstance").invoke(null);

            Object number =
                    type.getMethod("parse", CharSequence.class, String.class).invoke(numbers, "+4915123456789", null);

            assertThat(type.getMethod("isValidNumber", numberType).invoke(numbers, number))
                    .isEqualTo(true);
            assertThat(type.getMethod("getRegionCodeForNumber", numberType).invoke(numbers, number))
                    .isEqualTo("DE");
            assertThat(type.getMethod("getNumberType", numberType).invoke(numbers, number))
                    .hasToString("MOBILE");
        }
    }
}
