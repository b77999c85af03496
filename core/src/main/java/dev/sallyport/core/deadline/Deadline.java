package dev.sallyport.core.deadline;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * An end for work that may block: when the time is over, the cut runs on another thread, and is to close whatever the
 * work waits for. One thread cuts for all, so a cut must not block. Closing the deadline calls the cut off.
 */
public final class Deadline implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor WATCH = watch();

    private final long end;
    private final Future<?> cut;

    private Deadline(Duration time, Runnable cut) {
        this.end = System.nanoTime() + time.toNanos();
        this.cut = WATCH.schedule(cut, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Starts the clock. */
    public static Deadline in(Duration time, Runnable cut) {
        return new Deadline(time, cut);
    }

    /** Whether the time is over, so that what went wrong since may be the cut's doing. */
    public boolean passed() {
        return System.nanoTime() >= end;
    }

    /** What is left of the time, or of the limit if that is less; never zero, which sockets take for "for ever". */
    public Duration left(Duration limit) {
        long left = Math.min(limit.toNanos(), end - System.nanoTime());
        return Duration.ofNanos(Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)));
    }

    @Override
    public void close() {
        cut.cancel(false);
    }

    /** Its thread ends when nothing was watched for a while. */
    private static ScheduledThreadPoolExecutor watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sallyport-deadline");
            thread.setDaemon(true);
            return thread;
        });
        watch.setRemoveOnCancelPolicy(true);
        watch.setKeepAliveTime(10, TimeUnit.SECONDS);
        watch.allowCoreThreadTimeOut(true);
        return watch;
    }
}
