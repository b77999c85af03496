package dev.sallyport.devserver;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The demo's system properties.
 *
 * @param home root of the source tree, for the realm files
 * @param work folder that the demo owns: distribution, database, logs
 */
record DemoSettings(
        Path jar,
        Path zip,
        Path home,
        Path work,
        int port,
        int outboxPort,
        int smtpPort,
        int captchaPort,
        boolean fresh) {

    static DemoSettings from(Properties properties) {
        return new DemoSettings(
                file(properties, "sallyport.jar"),
                file(properties, "sallyport.keycloak.zip"),
                Path.of(properties.getProperty("sallyport.home", ".")),
                Path.of(properties.getProperty("sallyport.work", "target/demo")),
                port(properties, "port", 8080),
                port(properties, "outbox.port", 8025),
                port(properties, "outbox.smtp.port", 3025),
                port(properties, "captcha.port", DemoCaptcha.PORT),
                isSet(properties, "fresh"));
    }

    private static Path file(Properties properties, String name) {
        String value = properties.getProperty(name);
        if (value == null || !Files.isRegularFile(Path.of(value))) {
            throw new DevServerException("-D" + name + " must name a file, not " + value);
        }
        return Path.of(value);
    }

    private static int port(Properties properties, String name, int preset) {
        String value = properties.getProperty(name, "");
        if (value.isBlank()) {
            return preset;
        }
        if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
            throw new DevServerException("-D" + name + " must be a port from 0 to 65535, not " + value);
        }
        return Integer.parseInt(value);
    }

    /** {@code -Dfresh}, {@code -Dfresh=true}, but not {@code -Dfresh=false}; Maven hands an unset one on verbatim. */
    private static boolean isSet(Properties properties, String name) {
        String value = properties.getProperty(name, "false");
        return !value.equals("false") && !value.startsWith("${");
    }
}
