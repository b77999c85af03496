package dev.sallyport.core.keycloak;

import java.time.Instant;
import org.keycloak.common.util.Time;

/** The time by Keycloak's clock, which tests can move. */
public final class ServerTime {

    private ServerTime() {}

    /** In whole milliseconds, as tables keep it. */
    public static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
