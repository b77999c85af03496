package dev.sallyport.core.sms.outbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sallyport.core.keycloak.OutgoingRequest;
import dev.sallyport.core.sms.HttpGateway;
import dev.sallyport.core.sms.SmsException;
import dev.sallyport.core.sms.SmsMessage;
import dev.sallyport.core.sms.SmsSender;
import java.net.URI;
import java.time.Duration;

/** For development: hands messages to an outbox on this machine, where people and tests read them. */
final class OutboxSender implements SmsSender {

    private final HttpGateway gateway;
    private final URI url;

    OutboxSender(HttpGateway gateway, URI url) {
        this.gateway = gateway;
        this.url = url;
    }

    @Override
    public void send(SmsMessage message, Duration timeout) throws SmsException {
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("to", message.to())
                .put("text", message.text())
                .toString();
        gateway.accepted(OutgoingRequest.post(url, "application/json", body), timeout);
    }
}
