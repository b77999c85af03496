package dev.sallyport.core.apikey;

import java.time.Duration;
import org.keycloak.Config;

/**
 * Options of the server for API keys.
 *
 * @param entries  {@code cache-entries}: how many keys a node remembers; 10,000 unless set
 * @param writes   {@code last-use-seconds}: how often it writes down when they were used; a minute unless set
 * @param cleanUps {@code clean-up-seconds}: how often one of the nodes looks for keys whose time has come; an hour unless set
 */
record NodeSettings(int entries, Duration writes, Duration cleanUps) {

    static NodeSettings from(Config.Scope config) {
        return new NodeSettings(
                config.getInt("cache-entries", 10_000),
                Duration.ofSeconds(config.getInt("last-use-seconds", 60)),
                Duration.ofSeconds(config.getInt("clean-up-seconds", 3600)));
    }
}
