package dev.sallyport.core.sms.http;

import dev.sallyport.core.keycloak.OutgoingHttp.Answer;
import dev.sallyport.core.keycloak.OutgoingRequest;
import dev.sallyport.core.keycloak.OutgoingRequest.Header;
import dev.sallyport.core.sms.HttpGateway;
import dev.sallyport.core.sms.SmsException;
import dev.sallyport.core.sms.SmsException.Reason;
import dev.sallyport.core.sms.SmsMessage;
import dev.sallyport.core.sms.SmsSender;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Sends over a gateway's own HTTP API, as the settings describe it. */
final class HttpSender implements SmsSender {

    private final HttpGateway gateway;
    private final HttpConfig config;
    private final HttpSecrets secrets;

    HttpSender(HttpGateway gateway, HttpConfig config, HttpSecrets secrets) {
        this.gateway = gateway;
        this.config = config;
        this.secrets = secrets;
    }

    @Override
    public void send(SmsMessage message, Duration timeout) throws SmsException {
        Answer answer = gateway.accepted(request(message), timeout);
        if (!config.success().map(success -> success.isIn(answer.body())).orElse(true)) {
            throw new SmsException(
                    Reason.REFUSED, "answered with status " + answer.status() + ", but not as success is described");
        }
    }

    private OutgoingRequest request(SmsMessage message) {
        String body = config.body().fill(name -> value(name, message));
        List<Header> headers = new ArrayList<>(secrets.headers());
        OutgoingRequest request;
        if (config.method() == HttpConfig.Method.GET) {
            request = new OutgoingRequest("GET", withQuery(body), headers, "");
        } else {
            headers.add(new Header("Content-Type", config.body().contentType()));
            request = new OutgoingRequest(config.method().name(), config.url(), headers, body);
        }
        return config.user()
                .map(user -> request.basicAuth(user, secrets.password()))
                .orElse(request);
    }

    private String value(String placeholder, SmsMessage message) {
        return switch (placeholder) {
            case Placeholders.TO -> message.to();
            case Placeholders.TO_DIGITS -> message.to().substring(1);
            case Placeholders.TEXT -> message.text();
            default -> secrets.vault(placeholder);
        };
    }

    private URI withQuery(String query) {
        String url = config.url().toString();
        return URI.create(url + (config.url().getRawQuery() == null ? "?" : "&") + query);
    }
}
