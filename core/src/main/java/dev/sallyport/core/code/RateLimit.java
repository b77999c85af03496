package dev.sallyport.core.code;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * At most {@code count} tries in {@code period}.
 *
 * @param count            1 or more
 * @param period           one second or more
 * @param clearedBySuccess whether an accepted code starts the period anew; if not, it only gives its own try back
 */
public record RateLimit(int count, Duration period, boolean clearedBySuccess) {

    private static final Pattern PAIR = Pattern.compile("([1-9]\\d{0,8}):([1-9]\\d{0,8})");

    public RateLimit {
        if (count < 1 || period.toSeconds() < 1) {
            throw new IllegalArgumentException("a rate limit needs a count and a period of at least 1");
        }
    }

    /**
     * Reads ThingsBoard's notation: {@code count:seconds}, several joined by commas, each for another period.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static List<RateLimit> parse(String text) {
        List<RateLimit> limits = new ArrayList<>();
        for (String pair : text.split(",", -1)) {
            Matcher matcher = PAIR.matcher(pair);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not of the form count:seconds");
            }
            Duration period = Duration.ofSeconds(Long.parseLong(matcher.group(2)));
            limits.add(new RateLimit(Integer.parseInt(matcher.group(1)), period, true));
        }
        if (limits.stream().map(RateLimit::period).distinct().count() < limits.size()) {
            throw new IllegalArgumentException("two limits for one period");
        }
        return List.copyOf(limits);
    }

    /** In the notation that {@link #parse} reads; empty for none. */
    public static String text(List<RateLimit> limits) {
        return limits.stream()
                .map(limit -> limit.count + ":" + limit.period.toSeconds())
                .collect(Collectors.joining(","));
    }
}
