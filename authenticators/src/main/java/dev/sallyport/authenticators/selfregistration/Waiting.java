package dev.sallyport.authenticators.selfregistration;

import java.time.Duration;

/** How long somebody is told to wait. */
final class Waiting {

    private Waiting() {}

    /** Begun ones count. */
    static long minutes(Duration wait) {
        return Math.max(1, (wait.toSeconds() + 59) / 60);
    }

    /** Begun ones count. */
    static long seconds(Duration wait) {
        return Math.max(1, (wait.toMillis() + 999) / 1000);
    }
}
