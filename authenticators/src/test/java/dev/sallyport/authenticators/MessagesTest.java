package dev.sallyport.authenticators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The message bundles: complete, and safe for the formatter that Keycloak sends them through. */
class MessagesTest {

    private static final Path RESOURCES = Path.of("src/main/resources/theme-resources");
    private static final Path SOURCES = Path.of("src/main/java");
    /** What ends with a dot is the beginning of keys that are put together. */
    private static final Pattern IN_TEMPLATE = Pattern.compile("\"(sallyport\\.[^\"]*[^\".])\"");

    /** Constants are names of notes. */
    private static final Pattern IN_JAVA =
            Pattern.compile("(?<!= |startsWith\\()\"(sallyport\\.[a-zA-Z.-]+[a-zA-Z])\"");

    @Test
    void keysWhenComparedThenBothLanguagesHaveTheSame() throws IOException {
        assertThat(bundle("de").stringPropertyNames())
                .isEqualTo(bundle("en").stringPropertyNames())
                .isNotEmpty();
    }

    @Test
    void keysWhenUsedInATemplateThenTheyExist() throws IOException {
        assertThat(used(RESOURCES.resolve("templates"), ".ftl", IN_TEMPLATE))
                .isNotEmpty()
                .isSubsetOf(bundle("en").stringPropertyNames());
    }

    @Test
    void keysWhenUsedInJavaThenTheyExist() throws IOException {
        assertThat(used(SOURCES, ".java", IN_JAVA))
                .contains("sallyport.code.wrong")
                .isSubsetOf(bundle("en").stringPropertyNames());
    }

    /** A plain apostrophe would vanish on the login pages. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "de"})
    void textsWhenFormattedThenNoPlainApostropheAndNoBrokenPattern(String language) throws IOException {
        Properties bundle = bundle(language);
        for (String key : bundle.stringPropertyNames()) {
            String text = bundle.getProperty(key);
            assertThat(text).as(key).isNotBlank().doesNotContain("'");
            assertThat(new MessageFormat(text, Locale.forLanguageTag(language)).format(new Object[] {3, "x", 5}))
                    .as(key)
                    .doesNotContain("{");
        }
    }

    /** One message costs once; a character beyond GSM 7-bit leaves room for 70. */
    @ParameterizedTest
    @CsvSource({
        "en, sallyport.sms.text",
        "en, sallyport.notice.changed.sms",
        "de, sallyport.sms.text",
        "de, sallyport.notice.changed.sms"
    })
    void textsWhenSentBySmsThenTheyFitOneMessage(String language, String key) throws IOException {
        String realm = "Acme Industries Ltd";
        Object[] arguments = key.endsWith("text") ? new Object[] {"12345678", realm, 10} : new Object[] {realm};
        String text =
                new MessageFormat(bundle(language).getProperty(key), Locale.forLanguageTag(language)).format(arguments);
        assertThat(text).hasSizeLessThanOrEqualTo(160).matches("[A-Za-z0-9 .,:()äöüÄÖÜß]+");
    }

    private static Set<String> used(Path folder, String suffix, Pattern key) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (Path file : files(folder, suffix)) {
            key.matcher(Files.readString(file)).results().forEach(match -> keys.add(match.group(1)));
        }
        return keys;
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        List<Path> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(suffix)).forEach(found::add);
        }
        return found;
    }

    private static Properties bundle(String language) throws IOException {
        Properties bundle = new Properties();
        try (Reader reader =
                Files.newBufferedReader(RESOURCES.resolve("sallyport-messages/messages_" + language + ".properties"))) {
            bundle.load(reader);
        }
        return bundle;
    }
}
