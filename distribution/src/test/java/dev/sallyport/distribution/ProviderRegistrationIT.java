package dev.sallyport.distribution;

import static java.lang.reflect.Modifier.isAbstract;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLClassLoader;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** META-INF/services is written by hand: it is the table of contents. This keeps it complete. */
class ProviderRegistrationIT {

    private static final String SERVICES = "META-INF/services/";

    @Test
    void everyConcreteFactoryStandsOnceInTheServiceFileOfItsSpiAndNothingElseDoes() throws IOException {
        try (URLClassLoader loader = ProviderJar.classes()) {
            List<Class<?>> spis = spis(loader);

            assertThat(registered())
                    .containsExactlyInAnyOrderElementsOf(ourClasses(loader)
                            .flatMap(type -> expected(type, spis))
                            .toList());
        }
    }

    private static List<String> registered() {
        return ProviderJar.files().stream()
                .filter(file -> file.startsWith(SERVICES) && !file.startsWith(SERVICES + "dev.sallyport.shaded."))
                .flatMap(file -> entries(file).map(entry -> line(file.substring(SERVICES.length()), entry)))
                .toList();
    }

    private static Stream<String> entries(String serviceFile) {
        return ProviderJar.text(serviceFile)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").trim())
                .filter(line -> !line.isEmpty());
    }

    private static Stream<Class<?>> ourClasses(ClassLoader loader) {
        return ProviderJar.files().stream()
                .filter(file -> file.startsWith(ProviderJar.OURS) && !file.startsWith(ProviderJar.SHADED))
                .filter(file -> file.endsWith(".class"))
                .map(file ->
                        file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                .<Class<?>>map(name -> load(name, loader))
                .filter(type -> !isAbstract(type.getModifiers()) && !type.isAnonymousClass());
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The factory types for which the server looks: its own SPIs and those that we add. */
    private static List<Class<?>> spis(ClassLoader loader) {
        return ServiceLoader.load(Spi.class, loader).stream()
                .<Class<?>>map(spi -> spi.get().getProviderFactoryClass())
                .distinct()
                .toList();
    }

    private static Stream<String> expected(Class<?> type, List<Class<?>> spis) {
        if (Spi.class.isAssignableFrom(type)) {
            return Stream.of(line(Spi.class.getName(), type.getName()));
        }
        if (!ProviderFactory.class.isAssignableFrom(type)) {
            return Stream.empty();
        }
        List<Class<?>> candidates =
                spis.stream().filter(spi -> spi.isAssignableFrom(type)).toList();
        return candidates.isEmpty()
                ? Stream.of(line("no SPI", type.getName()))
                : candidates.stream()
                        .filter(spi -> isMostSpecific(spi, candidates))
                        .map(spi -> line(spi.getName(), type.getName()));
    }

    /** SocialIdentityProviderFactory is an IdentityProviderFactory too, but stands in its own file only. */
    private static boolean isMostSpecific(Class<?> spi, List<Class<?>> candidates) {
        return candidates.stream().noneMatch(other -> other != spi && spi.isAssignableFrom(other));
    }

    private static String line(String service, String implementation) {
        return service + ": " + implementation;
    }
}
