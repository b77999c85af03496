package dev.sallyport.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** What we ship of others: stated in the SBOM, permitted, and with its licence in the JAR. */
@DisabledIfSystemProperty(
        named = "sallyport.build",
        matches = "offline=true",
        disabledReason = "the SBOM plugin does not work offline")
class BillOfMaterialsIT {

    private static final Set<String> PERMITTED =
            Set.of("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "EPL-1.0", "EPL-2.0", "MIT");
    private static final String THIRD_PARTY = "META-INF/third-party/";

    private final List<JsonNode> components = components();

    @Test
    void ourOwnModulesAreListed() {
        assertThat(components)
                .filteredOn(BillOfMaterialsIT::isOurs)
                .extracting(component -> component.path("name").asText())
                .containsExactlyInAnyOrder(
                        "sallyport-authenticators",
                        "sallyport-core",
                        "sallyport-realm-config",
                        "sallyport-rest-resources",
                        "sallyport-themes");
    }

    @Test
    void everyLibraryWhoseLicenceIsInTheJarIsListedAndNoOther() {
        assertThat(libraries().map(library -> library.path("name").asText()))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(licencedInTheJar());
    }

    @Test
    void everyLibraryIsUnderAPermittedLicence() {
        assertThat(libraries()
                        .filter(library -> !isPermitted(licences(library)))
                        .map(library -> library.path("purl").asText() + " " + licences(library)))
                .isEmpty();
    }

    private Stream<JsonNode> libraries() {
        return components.stream().filter(component -> !isOurs(component));
    }

    private static boolean isOurs(JsonNode component) {
        return component.path("group").asText().equals("dev.sallyport");
    }

    private static boolean isPermitted(List<String> licences) {
        return !licences.isEmpty() && PERMITTED.containsAll(licences);
    }

    private static Set<String> licencedInTheJar() {
        return ProviderJar.files().stream()
                .filter(file -> file.startsWith(THIRD_PARTY) && file.endsWith("/LICENSE"))
                .map(file -> file.substring(THIRD_PARTY.length(), file.length() - "/LICENSE".length()))
                .collect(Collectors.toSet());
    }

    private static List<String> licences(JsonNode component) {
        return stream(component.path("licenses"))
                .map(licence -> licence.path("license").path("id").asText(licence.toString()))
                .toList();
    }

    private static List<JsonNode> components() {
        try {
            JsonNode sbom = new ObjectMapper().readTree(new File(System.getProperty("sallyport.sbom")));
            return stream(sbom.path("components")).toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
