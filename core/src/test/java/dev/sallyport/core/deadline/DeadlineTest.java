package dev.sallyport.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void inWhenTheTimeIsOverThenCuts() throws InterruptedException {
        CountDownLatch cut = new CountDownLatch(1);
        try (Deadline deadline = Deadline.in(Duration.ofMillis(20), cut::countDown)) {
            assertThat(cut.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(deadline.passed()).isTrue();
            assertThat(deadline.left(Duration.ofSeconds(1))).isEqualTo(Duration.ofMillis(1));
        }
    }

    @Test
    void closeWhenInTimeThenDoesNotCut() throws InterruptedException {
        AtomicInteger cuts = new AtomicInteger();
        CountDownLatch later = new CountDownLatch(1);
        try (Deadline deadline = Deadline.in(Duration.ofMillis(50), cuts::incrementAndGet)) {
            assertThat(deadline.passed()).isFalse();
            assertThat(deadline.left(Duration.ofMillis(10))).isEqualTo(Duration.ofMillis(10));
        }
        try (Deadline after = Deadline.in(Duration.ofMillis(100), later::countDown)) {
            assertThat(later.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(after.passed()).isTrue();
        }
        assertThat(cuts).hasValue(0);
    }
}
