package dev.sallyport.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;

class ProviderJarIT {

    private static final long SIX_MIB = 6L * 1024 * 1024;

    @Test
    void theJarIsSmall() {
        assertThat(ProviderJar.path()).isRegularFile();
        assertThat(ProviderJar.path().toFile().length()).isLessThanOrEqualTo(SIX_MIB);
    }

    @Test
    void everyClassIsOursOrRelocated() {
        assertThat(ProviderJar.files())
                .filteredOn(file -> file.endsWith(".class"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).startsWith(ProviderJar.OURS));
    }

    @Test
    void nothingOfKeycloakIsInside() {
        assertThat(ProviderJar.files()).noneMatch(file -> file.startsWith("org/keycloak/"));
    }

    @Test
    void noFileIsInsideTwice() {
        assertThat(ProviderJar.files()).doesNotHaveDuplicates();
    }

    @Test
    void oneEmptyBeansXmlMakesTheServerIndexTheClasses() {
        assertThat(ProviderJar.files())
                .filteredOn(file -> file.endsWith("beans.xml"))
                .containsExactly("META-INF/beans.xml");
        assertThat(ProviderJar.text("META-INF/beans.xml")).isEmpty();
    }

    @Test
    void theManifestNamesProductAndVersion() throws IOException {
        try (JarFile jar = new JarFile(ProviderJar.path().toFile())) {
            Manifest manifest = jar.getManifest();
            assertThat(manifest.getMainAttributes().getValue("Implementation-Title"))
                    .isEqualTo("Sallyport");
            assertThat(ProviderJar.path().getFileName())
                    .hasToString(
                            "sallyport-" + manifest.getMainAttributes().getValue("Implementation-Version") + ".jar");
        }
    }

    @Test
    void theLicenceIsInside() {
        assertThat(ProviderJar.text("META-INF/LICENSE")).contains("Apache License");
    }
}
