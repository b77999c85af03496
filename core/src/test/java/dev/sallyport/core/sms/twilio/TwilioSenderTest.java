package dev.sallyport.core.sms.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.core.keycloak.OutgoingHttp;
import dev.sallyport.core.sms.BrokenServer;
import dev.sallyport.core.sms.Components;
import dev.sallyport.core.sms.GatewayServer;
import dev.sallyport.core.sms.HttpGateway;
import dev.sallyport.core.sms.SmsException;
import dev.sallyport.core.sms.SmsException.Reason;
import dev.sallyport.core.sms.SmsMessage;
import java.io.IOException;
import java.time.Duration;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;

/** The contract of Twilio's REST API, "Create a Message" (twilio.com/docs/messaging/api/message-resource). */
class TwilioSenderTest {

    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final String KEY = "SK0123456789abcdef0123456789abcdef";
    private static final String SERVICE = "MG0123456789abcdef0123456789abcdef";
    private static final SmsMessage MESSAGE = new SmsMessage("+4915112345678", "Code: 123456 & more+ü");

    private static final String CREATED = """
            {"account_sid":"%s","api_version":"2010-04-01","body":"Code: 123456",
             "date_created":"Thu, 24 Aug 2023 05:01:45 +0000","date_sent":null,
             "date_updated":"Thu, 24 Aug 2023 05:01:45 +0000","direction":"outbound-api","error_code":%s,
             "error_message":null,"from":"+15557122661","num_media":"0","num_segments":"1","price":null,
             "price_unit":null,"messaging_service_sid":null,"sid":"SM0123456789abcdef0123456789abcdef",
             "status":"%s","subresource_uris":{"media":"/2010-04-01/x.json"},"tags":{"a":"b"},
             "to":"+4915112345678","uri":"/2010-04-01/x.json","a_field_of_tomorrow":{}}""";

    private static final String ERROR = """
            {"code":%d,"message":"The 'To' number +4915112345678 is not a valid phone number.",
             "more_info":"https://www.twilio.com/docs/errors/%1$d","status":%d}""";

    private final CloseableHttpClient client = HttpClients.createDefault();
    private GatewayServer twilio;

    @BeforeEach
    void start() throws IOException {
        twilio = new GatewayServer();
        twilio.answers(201, CREATED.formatted(ACCOUNT, "null", "queued"));
    }

    @AfterEach
    void stop() throws IOException {
        twilio.close();
        client.close();
    }

    @Test
    void sendWhenTokenAndNumberThenTheDocumentedRequest() throws SmsException {
        send(with("authToken", "t0ken", "from", "+15557122661"));
        GatewayServer.Request request = twilio.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
        assertThat(request.header("Authorization")).isEqualTo(basic(ACCOUNT + ":t0ken"));
        assertThat(request.header("Content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.body().split("&"))
                .containsExactlyInAnyOrder(
                        "To=%2B4915112345678", "From=%2B15557122661", "Body=Code%3A+123456+%26+more%2B%C3%BC");
    }

    @Test
    void sendWhenApiKeyAndServiceThenTheKeyAuthenticatesForTheAccount() throws SmsException {
        send(with("apiKeySid", KEY, "apiKeySecret", "s3cret", "messagingServiceSid", SERVICE));
        GatewayServer.Request request = twilio.request();
        assertThat(request.uri()).hasToString("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
        assertThat(request.header("Authorization")).isEqualTo(basic(KEY + ":s3cret"));
        assertThat(request.body().split("&"))
                .containsExactlyInAnyOrder(
                        "To=%2B4915112345678",
                        "MessagingServiceSid=" + SERVICE, "Body=Code%3A+123456+%26+more%2B%C3%BC");
    }

    @ParameterizedTest
    @CsvSource({
        "400,21211,REFUSED",
        "400,21610,REFUSED",
        "401,20003,MISCONFIGURED",
        "403,20403,MISCONFIGURED",
        "404,20404,REFUSED",
        "429,20429,REFUSED",
        "500,20500,REFUSED",
        "503,20503,REFUSED"
    })
    void sendWhenTwilioRefusesThenOnlyItsCodeIsPassedOn(int status, int code, Reason reason) {
        twilio.answers(status, ERROR.formatted(code, status));
        SmsException failure = failure();
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure)
                .hasMessage("answered with status " + status + ", code " + code)
                .hasNoCause();
        assertThat(twilio.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "<html>+4915112345678</html>", "{\"code\":\"+4915112345678\"}"})
    void sendWhenAnErrorIsNotInTwiliosFormThenTheStatusMustDo(String answer) {
        twilio.answers(502, answer);
        assertThat(failure()).hasMessage("answered with status 502");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>+4915112345678</html>", "[\"+4915112345678\"]", "{\"date_created\":\"x\"}"})
    void sendWhenSuccessCannotBeReadThenItIsNone(String answer) {
        twilio.answers(200, answer);
        SmsException failure = failure();
        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessage("the answer could not be read").hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "undelivered"})
    void sendWhenTheMessageFailedAtOnceThenRefused(String status) {
        twilio.answers(201, CREATED.formatted(ACCOUNT, "30006", status));
        assertThat(failure()).hasMessage("taken and failed at once, code 30006");
    }

    @Test
    void sendWhenTwilioHangsThenTimeout() throws IOException {
        try (BrokenServer server = BrokenServer.hanging()) {
            ComponentModel component =
                    Components.changed(with("authToken", "t", "from", "Acme"), "baseUrl", server.url());
            SmsException failure =
                    catchThrowableOfType(SmsException.class, () -> send(component, Duration.ofMillis(300)));
            assertThat(failure.reason()).isEqualTo(Reason.TIMEOUT);
        }
    }

    private SmsException failure() {
        return catchThrowableOfType(SmsException.class, () -> send(with("authToken", "t0ken", "from", "Acme")));
    }

    private void send(ComponentModel component) throws SmsException {
        send(component, Duration.ofSeconds(5));
    }

    private void send(ComponentModel component, Duration time) throws SmsException {
        TwilioConfig config = TwilioConfig.from(component);
        new TwilioSender(
                        new HttpGateway(new OutgoingHttp(client)),
                        config,
                        config.password().value())
                .send(MESSAGE, time);
    }

    private ComponentModel with(String... settings) {
        ComponentModel component = Components.with(settings);
        component.put("accountSid", ACCOUNT);
        component.put("baseUrl", twilio.url(""));
        return component;
    }

    private static String basic(String pair) {
        return "Basic "
                + java.util.Base64.getEncoder().encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
