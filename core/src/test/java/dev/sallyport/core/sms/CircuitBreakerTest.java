package dev.sallyport.core.sms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.sms.SmsException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final List<SenderChain.Link> LINKS = List.of(link("a"), link("b"));

    private final CircuitBreaker breaker = new CircuitBreaker(() -> 0);

    @Test
    void failedWhenTheServerIsBusyThenTheSenderKeepsItsPlace() {
        fail("a", Reason.BUSY, Reason.BUSY, Reason.BUSY);
        assertThat(breaker.healthyFirst(LINKS)).extracting(SenderChain.Link::id).containsExactly("a", "b");
    }

    @Test
    void failedWhenTheServerIsBusyInBetweenThenWhatIsKnownStays() {
        fail("a", Reason.TIMEOUT, Reason.TIMEOUT, Reason.BUSY, Reason.TIMEOUT);
        assertThat(breaker.healthyFirst(LINKS)).extracting(SenderChain.Link::id).containsExactly("b", "a");
    }

    private void fail(String id, Reason... reasons) {
        for (Reason reason : reasons) {
            breaker.failed(id, reason);
        }
    }

    private static SenderChain.Link link(String id) {
        return new SenderChain.Link(id, id, (message, time) -> {});
    }
}
