package dev.sallyport.devserver;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One way to start a server: the command line and where things are. */
record Launch(Path folder, int port, int managementPort, boolean importRealm, List<String> options, Duration patience) {

    /** The SMS senders whose gateways are on this machine: the outbox, and what tests put there. */
    private static final List<String> SENDERS =
            List.of("sallyport-sms-http", "sallyport-sms-outbox", "sallyport-sms-twilio");

    Launch {
        Folders.create(folder.resolve("vault"));
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port);
    }

    URI managementUrl() {
        return URI.create("http://127.0.0.1:" + managementPort);
    }

    Path log() {
        return folder.resolve("keycloak.log");
    }

    Path vault() {
        return folder.resolve("vault");
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--hostname-strict=false",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + managementPort,
                "--vault-dir=" + vault()));
        SENDERS.forEach(id -> arguments.add("--spi-sallyport-sms-sender--" + id + "--allow-loopback=true"));
        if (options.stream().noneMatch(option -> option.startsWith("--cache="))) {
            arguments.add("--cache=local");
        }
        if (importRealm) {
            arguments.add("--import-realm");
        }
        arguments.addAll(options);
        return arguments;
    }

    Map<String, String> environment() {
        return Map.of(
                "KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakServer.ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", KeycloakServer.ADMIN);
    }
}
