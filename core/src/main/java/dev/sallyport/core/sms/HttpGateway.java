package dev.sallyport.core.sms;

import dev.sallyport.core.keycloak.OutgoingHttp;
import dev.sallyport.core.keycloak.OutgoingHttp.Answer;
import dev.sallyport.core.keycloak.OutgoingRequest;
import dev.sallyport.core.sms.SmsException.Reason;
import java.time.Duration;

/** A gateway that speaks HTTP: what no answer, and what a status means for a message. */
public final class HttpGateway {

    private final OutgoingHttp http;

    public HttpGateway(OutgoingHttp http) {
        this.http = http;
    }

    /** The answer, whatever its status. */
    public Answer exchange(OutgoingRequest request, Duration time) throws SmsException {
        try {
            return http.exchange(request, time);
        } catch (OutgoingHttp.Failure e) {
            throw switch (e.kind()) {
                case UNREACHABLE, NOT_ALLOWED -> new SmsException(Reason.UNREACHABLE, "no connection");
                case TIMEOUT -> new SmsException(Reason.TIMEOUT, "no whole answer in time");
                case BROKEN -> new SmsException(Reason.REFUSED, "the connection ended without an answer");
            };
        }
    }

    /** An answer with a status of 2xx. */
    public Answer accepted(OutgoingRequest request, Duration time) throws SmsException {
        Answer answer = exchange(request, time);
        if (!answer.isSuccess()) {
            throw refused(answer.status(), "");
        }
        return answer;
    }

    /** What a status other than 2xx means; 401 and 403 are about our credentials. */
    public static SmsException refused(int status, String detail) {
        Reason reason = status == 401 || status == 403 ? Reason.MISCONFIGURED : Reason.REFUSED;
        return new SmsException(reason, "answered with status " + status + detail);
    }
}
