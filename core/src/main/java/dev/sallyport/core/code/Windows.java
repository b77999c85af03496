package dev.sallyport.core.code;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;

/** Counts in fixed periods, in the memory of one node and for a bounded number of owners; a restart forgets them. */
public final class Windows {

    private static final int MOST_OWNERS = 10_000;
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Cache<Owner, Window> windows = Caffeine.newBuilder()
            .maximumSize(MOST_OWNERS)
            .expireAfterWrite(LONGEST)
            .build();

    private record Owner(String name, Duration period) {}

    private record Window(Instant start, int count) {

        Window next(Instant now, Duration period) {
            return now.isBefore(start.plus(period)) ? new Window(start, count + 1) : new Window(now, 1);
        }

        Duration left(Instant now, Duration period) {
            return Duration.between(now, start.plus(period));
        }
    }

    /** Counts one, and says how long its owner has to wait because there were too many; zero when there were not. */
    public Duration count(String owner, RateLimit limit, Instant now) {
        Window window = windows.asMap()
                .compute(
                        new Owner(owner, limit.period()),
                        (key, before) -> before == null ? new Window(now, 1) : before.next(now, limit.period()));
        return window.count() > limit.count() ? window.left(now, limit.period()) : Duration.ZERO;
    }

    /** The same, of what was counted so far. */
    public Duration wait(String owner, RateLimit limit, Instant now) {
        Window window = windows.getIfPresent(new Owner(owner, limit.period()));
        boolean full = window != null
                && window.count() >= limit.count()
                && now.isBefore(window.start().plus(limit.period()));
        return full ? window.left(now, limit.period()) : Duration.ZERO;
    }
}
