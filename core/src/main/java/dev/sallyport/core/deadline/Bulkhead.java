package dev.sallyport.core.deadline;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Threads for work that may hang in a way that nothing can end: each task is waited for so long and then left alone, and
 * there are never more than so many at once, those included that were left alone. There is no queue, in which a task
 * would wait behind one that hangs. Thread-safe.
 */
public final class Bulkhead {

    private final int most;
    private final ExecutorService threads;

    /**
     * @param name of its threads, which end when they were idle for a while
     * @param most tasks at once
     */
    public Bulkhead(String name, int most) {
        this.most = most;
        this.threads = new ThreadPoolExecutor(0, most, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Runs the task on another thread and waits for it.
     *
     * @throws RejectedExecutionException at once, when there are too many; the task was not begun
     * @throws TimeoutException           when it did not end in time; it was interrupted, but may go on
     * @throws ExecutionException         with what the task threw
     */
    public <T> T call(Callable<T> task, Duration time)
            throws TimeoutException, ExecutionException, InterruptedException {
        Future<T> running = threads.submit(task);
        try {
            return running.get(time.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            running.cancel(true);
        }
    }

    /** How many tasks there may be at once. */
    public int most() {
        return most;
    }
}
