package dev.sallyport.devserver;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The last messages, newest first. Thread-safe. */
final class Messages {

    private static final int LIMIT = 1000;

    private final Deque<OutboxMessage> newestFirst = new ArrayDeque<>();

    synchronized void add(OutboxMessage message) {
        newestFirst.addFirst(message);
        if (newestFirst.size() > LIMIT) {
            newestFirst.removeLast();
        }
        notifyAll();
    }

    synchronized void clear() {
        newestFirst.clear();
    }

    synchronized List<OutboxMessage> list() {
        return List.copyOf(newestFirst);
    }

    synchronized Optional<OutboxMessage> await(Predicate<OutboxMessage> wanted, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<OutboxMessage> found = find(wanted);
        for (long left = patience.toMillis();
                found.isEmpty() && left > 0;
                left = (end - System.nanoTime()) / 1_000_000) {
            wait(left);
            found = find(wanted);
        }
        return found;
    }

    private Optional<OutboxMessage> find(Predicate<OutboxMessage> wanted) {
        return newestFirst.stream().filter(wanted).findFirst();
    }
}
