package dev.sallyport.core.sms.twilio;

import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import dev.sallyport.core.keycloak.OutgoingHttp.Answer;
import dev.sallyport.core.keycloak.OutgoingRequest;
import dev.sallyport.core.sms.HttpGateway;
import dev.sallyport.core.sms.SmsException;
import java.io.Serial;
import java.net.URI;
import java.time.Duration;

/**
 * Twilio's client over the server's own HTTP client, for one request. Overrides the step at which the SDK would turn to
 * its HTTP client, whose classes are not shipped: its base class needs Apache HttpClient 5 as soon as it is loaded.
 */
final class TwilioClient extends TwilioRestClient {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpGateway gateway;
    private final TwilioConfig config;
    private final String password;
    private final Duration time;
    private int status;

    TwilioClient(HttpGateway gateway, TwilioConfig config, String password, Duration time) {
        super(new Builder(config.user(), password).accountSid(config.accountSid()));
        this.gateway = gateway;
        this.config = config;
        this.password = password;
        this.time = time;
    }

    /** What the SDK's own exceptions cannot say; it crosses the SDK unseen. */
    static final class Unanswered extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1L;

        private final SmsException why;

        private Unanswered(SmsException why) {
            super(why);
            this.why = why;
        }

        SmsException why() {
            return why;
        }
    }

    @Override
    public Response request(Request request) {
        URI url = URI.create(config.baseUrl() + URI.create(request.getUrl()).getRawPath());
        OutgoingRequest post =
                OutgoingRequest.post(url, FORM, request.encodeFormBody()).basicAuth(config.user(), password);
        try {
            Answer answer = gateway.exchange(post, time);
            status = answer.status();
            return new Response(answer.body(), status);
        } catch (SmsException e) {
            throw new Unanswered(e);
        }
    }

    /** The HTTP status of the answer. */
    int status() {
        return status;
    }
}
