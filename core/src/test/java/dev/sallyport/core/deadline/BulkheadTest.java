package dev.sallyport.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BulkheadTest {

    private static final Duration SHORT = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final CountDownLatch end = new CountDownLatch(1);
    private final Bulkhead bulkhead = new Bulkhead("test", 1);

    @AfterEach
    void nothingHangsAnyLonger() {
        end.countDown();
    }

    @Test
    void callThenTheResultOfAnotherThread() throws Exception {
        assertThat(bulkhead.call(() -> Thread.currentThread().getName(), LONG)).isEqualTo("test");
    }

    @Test
    void callWhenTheTaskThrowsThenThat() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> bulkhead.call(
                        () -> {
                            throw new IOException();
                        },
                        LONG))
                .withCauseInstanceOf(IOException.class);
    }

    /** As a socket does that is read from: it cannot be interrupted. */
    @Test
    void callWhenTheTaskHangsThenItIsLeftAloneAndKeepsItsPlace() {
        long start = System.nanoTime();

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> bulkhead.call(this::hang, SHORT));
        assertThatExceptionOfType(RejectedExecutionException.class)
                .isThrownBy(() -> bulkhead.call(() -> "never", LONG));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private String hang() {
        while (true) {
            try {
                if (end.await(1, TimeUnit.SECONDS)) {
                    return "ended";
                }
            } catch (InterruptedException e) {
                // what this is about
            }
        }
    }
}
