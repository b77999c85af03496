package dev.sallyport.core.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.core.sms.SmsException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SenderChainTest {

    private static final SmsMessage MESSAGE = new SmsMessage("+4915112345678", "123456");
    private static final Duration BUDGET = Duration.ofSeconds(3);

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Duration> shares = new CopyOnWriteArrayList<>();
    private final AtomicLong clock = new AtomicLong();
    private final SenderChain chain = new SenderChain(BUDGET, new CircuitBreaker(clock::get));

    @Test
    void sendWhenFirstTakesItThenNobodyElseIsAsked() throws SmsException {
        assertThat(send(works("a"), works("b"))).isEqualTo("a");
        assertThat(asked).containsExactly("a");
    }

    @Test
    void sendWhenThereIsNoSenderThenNotConfigured() {
        assertThat(failure()).isEqualTo(Reason.NOT_CONFIGURED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"TIMEOUT", "REFUSED", "MISCONFIGURED"})
    void sendWhenSomethingMayHaveBeenSentThenTheNextIsAskedAndTheFirstNotAgain(Reason reason) throws SmsException {
        assertThat(send(fails("a", reason), works("b"))).isEqualTo("b");
        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void sendWhenUnreachableThenOnceMoreAndThenTheNext() throws SmsException {
        assertThat(send(fails("a", Reason.UNREACHABLE), works("b"))).isEqualTo("b");
        assertThat(asked).containsExactly("a", "a", "b");
    }

    @Test
    void sendWhenReachableAtTheSecondTryThenSent() throws SmsException {
        SenderChain.Link flaky = link("a", (message, time) -> {
            if (asked.size() == 1) {
                throw new SmsException(Reason.UNREACHABLE, "no connection");
            }
        });
        assertThat(send(flaky, works("b"))).isEqualTo("a");
        assertThat(asked).containsExactly("a", "a");
    }

    @Test
    void sendWhenAllFailThenTheReasonOfTheLast() {
        assertThat(failure(fails("a", Reason.TIMEOUT), fails("b", Reason.REFUSED)))
                .isEqualTo(Reason.REFUSED);
    }

    @Test
    void sendThenEachGetsAnEqualShareOfWhatIsLeft() {
        failure(fails("a", Reason.REFUSED), fails("b", Reason.REFUSED), fails("c", Reason.REFUSED));
        assertThat(shares.get(0)).isBetween(BUDGET.dividedBy(4), BUDGET.dividedBy(3));
        assertThat(shares.get(1)).isBetween(BUDGET.dividedBy(3), BUDGET.dividedBy(2));
        assertThat(shares.get(2)).isBetween(BUDGET.dividedBy(2), BUDGET);
    }

    /** As a name server does that does not answer: nothing can interrupt waiting for it. */
    @Test
    void sendWhenASenderIgnoresItsTimeThenItIsLeftAlone() throws SmsException {
        CountDownLatch end = new CountDownLatch(1);
        SenderChain.Link stuck = link("a", (message, time) -> {
            while (end.getCount() > 0 && !Thread.interrupted()) {
                LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
            }
            await(end);
        });
        long start = System.nanoTime();

        assertThat(send(stuck, works("b"))).isEqualTo("b");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        end.countDown();
    }

    @Test
    void sendWhenASenderThrowsAnythingElseThenTheNextIsAskedAndItsTextIsNotRepeated() {
        SenderChain.Link buggy = link("a", (message, time) -> {
            throw new IllegalStateException(message.to());
        });
        SmsException failure =
                catchThrowableOfType(SmsException.class, () -> chain.send("realm", List.of(buggy), MESSAGE));
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessage("java.lang.IllegalStateException").hasNoCause();
    }

    @Test
    void sendWhenASenderHungThreeTimesInARowThenItComesLastForHalfAMinute() throws SmsException {
        SenderChain.Link slow = fails("a", Reason.TIMEOUT);
        for (int i = 0; i < 3; i++) {
            send(slow, works("b"));
        }
        asked.clear();

        send(slow, works("b"));
        assertThat(asked).containsExactly("b");

        clock.addAndGet(Duration.ofSeconds(31).toNanos());
        send(slow, works("b"));
        assertThat(asked).containsExactly("b", "a", "b");
    }

    @Test
    void sendWhenAllHangThenAllAreStillAsked() {
        for (int i = 0; i < 4; i++) {
            asked.clear();
            failure(fails("a", Reason.TIMEOUT), fails("b", Reason.TIMEOUT));
            assertThat(asked).containsExactly("a", "b");
        }
    }

    @Test
    void sendWhenASenderRefusesOftenThenItKeepsItsPlace() throws SmsException {
        for (int i = 0; i < 5; i++) {
            send(fails("a", Reason.REFUSED), works("b"));
        }
        asked.clear();
        send(fails("a", Reason.REFUSED), works("b"));
        assertThat(asked).containsExactly("a", "b");
    }

    private String send(SenderChain.Link... links) throws SmsException {
        return chain.send("realm", List.of(links), MESSAGE);
    }

    private Reason failure(SenderChain.Link... links) {
        return catchThrowableOfType(SmsException.class, () -> send(links)).reason();
    }

    private SenderChain.Link works(String id) {
        return link(id, (message, time) -> {});
    }

    private SenderChain.Link fails(String id, Reason reason) {
        return link(id, (message, time) -> {
            throw new SmsException(reason, "on purpose");
        });
    }

    private SenderChain.Link link(String id, SmsSender sender) {
        return new SenderChain.Link(id, id, (message, time) -> {
            asked.add(id);
            shares.add(time);
            sender.send(message, time);
        });
    }

    @Test
    void sendWhenTooManyAreOnTheirWayThenBusyAtOnceAndNobodyIsAsked() throws InterruptedException {
        CountDownLatch end = new CountDownLatch(1);
        SenderChain patient = new SenderChain(Duration.ofSeconds(20), new CircuitBreaker(clock::get));
        List<Thread> crowd = new ArrayList<>();
        CountDownLatch busy = new CountDownLatch(32);
        for (int i = 0; i < 32; i++) {
            SenderChain.Link waiting = new SenderChain.Link("w", "w", (message, time) -> {
                busy.countDown();
                await(end);
            });
            Thread thread = new Thread(() -> assertThat(catchThrowableOfType(
                            SmsException.class, () -> patient.send("realm", List.of(waiting), MESSAGE)))
                    .isNull());
            crowd.add(thread);
            thread.start();
        }
        busy.await();

        assertThat(failure(works("a"), works("b"))).isEqualTo(Reason.BUSY);
        assertThat(asked).isEmpty();

        end.countDown();
        for (Thread thread : crowd) {
            thread.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
