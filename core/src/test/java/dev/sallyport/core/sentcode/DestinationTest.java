package dev.sallyport.core.sentcode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DestinationTest {

    /** thingsboard-behaviour §8.1. */
    @ParameterizedTest
    @CsvSource({
        "SMS, +38012312312, +38*******12",
        "SMS, +12, +**",
        "SMS, +12345, +12*45",
        "SMS, +123456, +12**56",
        "EMAIL, a@b.io, *@b.io",
        "EMAIL, ab@b.io, **@b.io",
        "EMAIL, abcd@b.io, ****@b.io",
        "EMAIL, abcde@b.io, ab*de@b.io",
        "EMAIL, longname@thingsboard.org, lo****me@thingsboard.org"
    })
    void maskedWhenOneOfThePublishedExamplesThenAsPublished(Channel channel, String address, String masked) {
        assertThat(new Destination(channel, address).masked()).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"EMAIL, nonsense, no****se", "SMS, 12345, 12*45", "EMAIL, 'a@b@c.io', '***@c.io'"})
    void maskedWhenOfNoKnownFormThenStillMasked(Channel channel, String address, String masked) {
        assertThat(new Destination(channel, address).masked()).isEqualTo(masked);
    }

    @Test
    void keyWhenOnlyCaseDiffersThenTheSame() {
        assertThat(new Destination(Channel.EMAIL, "U@X.io").key())
                .isEqualTo(new Destination(Channel.EMAIL, "u@x.IO").key())
                .isNotEqualTo(new Destination(Channel.SMS, "u@x.io").key());
    }
}
