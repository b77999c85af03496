package dev.sallyport.core.sms.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import dev.sallyport.core.sms.HttpGateway;
import dev.sallyport.core.sms.SmsException;
import dev.sallyport.core.sms.SmsException.Reason;
import dev.sallyport.core.sms.SmsMessage;
import dev.sallyport.core.sms.SmsSender;
import java.time.Duration;
import java.util.Optional;

/** Sends over Twilio's REST API. Of an error only Twilio's numeric code is passed on: its text repeats the number. */
final class TwilioSender implements SmsSender {

    private final HttpGateway gateway;
    private final TwilioConfig config;
    private final String password;

    TwilioSender(HttpGateway gateway, TwilioConfig config, String password) {
        this.gateway = gateway;
        this.config = config;
        this.password = password;
    }

    @Override
    public void send(SmsMessage message, Duration timeout) throws SmsException {
        TwilioClient client = new TwilioClient(gateway, config, password, timeout);
        try {
            requireTaken(creator(message).create(client));
        } catch (TwilioClient.Unanswered e) {
            throw e.why();
        } catch (ApiException e) {
            throw client.status() / 100 == 2 ? unreadable() : HttpGateway.refused(client.status(), code(e.getCode()));
        } catch (TwilioException e) {
            throw unreadable();
        }
    }

    private MessageCreator creator(SmsMessage message) {
        PhoneNumber to = new PhoneNumber(message.to());
        return config.from()
                .map(from -> Message.creator(to, new PhoneNumber(from), message.text()))
                .orElseGet(
                        () -> Message.creator(to, config.messagingServiceSid().orElseThrow(), message.text()));
    }

    private static void requireTaken(Message message) throws SmsException {
        if (message.getSid() == null) {
            throw unreadable();
        }
        if (message.getStatus() == Message.Status.FAILED || message.getStatus() == Message.Status.UNDELIVERED) {
            throw new SmsException(Reason.REFUSED, "taken and failed at once" + code(message.getErrorCode()));
        }
    }

    private static SmsException unreadable() {
        return new SmsException(Reason.REFUSED, "the answer could not be read");
    }

    private static String code(Integer code) {
        return Optional.ofNullable(code).map(number -> ", code " + number).orElse("");
    }
}
