package dev.sallyport.authenticators.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.authenticators.sentcode.SentCodePage.Notice;
import dev.sallyport.core.account.SentCodes;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Sending;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentCodePageTest {

    @ParameterizedTest
    @CsvSource({
        "SENT, true, NONE, true",
        "SENT, false, NONE, true",
        "TOO_SOON, true, JUST_SENT, true",
        "TOO_SOON, false, TOO_SOON, false",
        "LIMITED, true, LIMITED, true",
        "LIMITED, false, LIMITED, false",
        "FAILED, true, FAILED_BUT_ONE_IS_VALID, true",
        "FAILED, false, FAILED, false",
        "EXHAUSTED, true, UNAVAILABLE, true",
        "EXHAUSTED, false, UNAVAILABLE, false",
        "NOT_ALLOWED, false, UNAVAILABLE, false",
        "NOT_CONFIGURED, false, UNAVAILABLE, false"
    })
    void ofWhenSentOrNotThenAFieldOnlyWhereThereIsACode(
            Sending.Result result, boolean waiting, Notice notice, boolean asks) {
        SentCodePage page = SentCodePage.of(Sending.of(result), new SentCodes.Status(waiting, Duration.ZERO));
        assertThat(page.notice()).isEqualTo(notice);
        assertThat(page.asks()).isEqualTo(asks);
    }

    @Test
    void ofWhenTheLimitLastsLongerThanThePaceThenTheLimitIsTold() {
        Sending limited = Sending.wait(Sending.Result.LIMITED, Duration.ofHours(3));
        SentCodePage page = SentCodePage.of(limited, new SentCodes.Status(false, Duration.ofSeconds(30)));
        assertThat(page.untilNext()).isEqualTo(Duration.ofHours(3));
    }

    @Test
    void attributesWhenRenderedThenTheDestinationIsMasked() {
        Destination destination = new Destination(Channel.EMAIL, "somebody@inbox.example");
        SentCodePage page = new SentCodePage(Notice.NONE, true, Duration.ofMillis(28_100));
        assertThat(page.attributes(destination))
                .containsEntry("destination", "so****dy@inbox.example")
                .containsEntry("feature", "email")
                .containsEntry("waitSeconds", 29L);
    }
}
