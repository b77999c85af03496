package dev.sallyport.core.sms.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sallyport.core.keycloak.OutgoingHttp;
import dev.sallyport.core.keycloak.OutgoingRequest.Header;
import dev.sallyport.core.sms.Components;
import dev.sallyport.core.sms.GatewayServer;
import dev.sallyport.core.sms.HttpGateway;
import dev.sallyport.core.sms.SmsException;
import dev.sallyport.core.sms.SmsException.Reason;
import dev.sallyport.core.sms.SmsMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSenderTest {

    private static final SmsMessage MESSAGE = new SmsMessage("+4915112345678", "Code: 123456");

    private final CloseableHttpClient client = HttpClients.createDefault();
    private GatewayServer gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = new GatewayServer();
    }

    @AfterEach
    void stop() throws IOException {
        gateway.close();
        client.close();
    }

    @Test
    void sendWhenOnlyAUrlIsSetThenPostsNumberAndTextAsJson() throws SmsException {
        send(MESSAGE, "url", gateway.url("/sms?account=7"));
        GatewayServer.Request request = gateway.request();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.uri()).hasToString("/sms?account=7");
        assertThat(request.header("Content-type")).isEqualTo("application/json");
        assertThat(request.body()).isEqualTo("{\"to\":\"+4915112345678\",\"text\":\"Code: 123456\"}");
    }

    @Test
    void sendWhenJsonTemplateThenOnlyStringValuesAreFilled() throws SmsException {
        send(
                MESSAGE,
                "url",
                gateway.url("/"),
                "method",
                "PUT",
                "body",
                "{\"${to}\":[{\"recipients\":[\"${toDigits}\"]},\"${text} (${toDigits})\",1,true,null]}");
        assertThat(gateway.request().method()).isEqualTo("PUT");
        assertThat(gateway.request().body())
                .isEqualTo("{\"${to}\":[{\"recipients\":[\"4915112345678\"]},"
                        + "\"Code: 123456 (4915112345678)\",1,true,null]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\",\"to\":\"+10000000000",
                "\\",
                "\\\",\"to\":\"x",
                "\"}{\"to\":\"x\"}",
                "${to}",
                "${vault.token}",
                "$1 \\$ $\\{to}",
                "line\r\nto=+1",
                "&to=%2B1#?",
                "\u0000\u2028ж😀"
            })
    void sendWhenTextTriesToBreakOutThenItStaysOneValue(String text) throws SmsException, JsonProcessingException {
        send(new SmsMessage("+491", text), "url", gateway.url("/"));
        send(new SmsMessage("+491", text), "url", gateway.url("/"), "bodyFormat", "FORM");
        assertThat(new JsonMapper().readTree(gateway.requests().get(0).body()))
                .isEqualTo(new JsonMapper().createObjectNode().put("to", "+491").put("text", text));
        assertThat(Form.fields(gateway.requests().get(1).body())).containsExactly("to=+491", "text=" + text);
    }

    @Test
    void sendWhenFormThenEncodedFieldsInTheirOrder() throws SmsException {
        send(
                MESSAGE,
                "url",
                gateway.url("/"),
                "bodyFormat",
                "FORM",
                "body",
                "msisdn=${toDigits}\nkind=a&b\ncontent=${text}");
        assertThat(gateway.request().header("Content-type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(gateway.request().body()).isEqualTo("msisdn=4915112345678&kind=a%26b&content=Code%3A+123456");
    }

    @Test
    void sendWhenGetThenFieldsAreParametersOfTheUrl() throws SmsException {
        send(MESSAGE, "url", gateway.url("/sms?a=b"), "method", "GET", "bodyFormat", "FORM");
        assertThat(gateway.request().method()).isEqualTo("GET");
        assertThat(gateway.request().uri()).hasToString("/sms?a=b&to=%2B4915112345678&text=Code%3A+123456");
        assertThat(gateway.request().body()).isEmpty();
    }

    @Test
    void sendWhenUserAndHeadersAreSetThenSent() throws SmsException {
        HttpConfig config = config(
                "url", gateway.url("/"), "username", "ann", "password", "pä:ss", "headers", "X-Key: ${vault.key}");
        HttpSecrets secrets = new HttpSecrets(List.of(new Header("X-Key", "k1")), "pä:ss", Map.of());
        new HttpSender(http(), config, secrets).send(MESSAGE, Duration.ofSeconds(5));
        assertThat(gateway.request().header("Authorization")).isEqualTo("Basic YW5uOnDDpDpzcw==");
        assertThat(gateway.request().header("X-key")).isEqualTo("k1");
    }

    @Test
    void sendWhenBodyRefersToTheVaultThenItsSecretIsAValue() throws SmsException {
        HttpConfig config =
                config("url", gateway.url("/"), "body", "{\"key\":\"${vault.key}\",\"a\":\"${to}\",\"b\":\"${text}\"}");
        HttpSecrets secrets = new HttpSecrets(List.of(), "", Map.of("vault.key", "\"s3cret\""));
        new HttpSender(http(), config, secrets).send(MESSAGE, Duration.ofSeconds(5));
        assertThat(gateway.request().body()).startsWith("{\"key\":\"\\\"s3cret\\\"\",");
    }

    @ParameterizedTest
    @CsvSource({
        "200,,",
        "201,,",
        "204,,",
        "301,REFUSED,",
        "302,REFUSED,",
        "400,REFUSED,",
        "401,MISCONFIGURED,",
        "403,MISCONFIGURED,",
        "429,REFUSED,",
        "500,REFUSED,",
        "503,REFUSED,"
    })
    void sendThenTheStatusDecides(int status, Reason reason) {
        gateway.answers(status, status == 204 ? "" : "{\"number\":\"+4915112345678\"}");
        gateway.answersWith(Map.of("Location", gateway.url("/elsewhere"), "WWW-Authenticate", "Basic realm=\"x\""));
        SmsException failure = failure("url", gateway.url("/"), "username", "a", "password", "b");
        assertThat(failure == null ? null : failure.reason()).isEqualTo(reason);
        if (failure != null) {
            assertThat(failure).hasMessage("answered with status " + status).hasNoCause();
        }
        assertThat(gateway.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"messages\":[{\"status\":\"0\"}]}; true",
                "{\"messages\":[{\"status\":0}]}; true",
                "{\"messages\":[{\"status\":\"4\"}]}; false",
                "{\"messages\":[]}; false",
                "[]; false",
                "OK; false",
                "'' ; false"
            })
    void sendWhenSuccessIsDescribedThenTheAnswerDecidesToo(String answer, boolean taken) {
        gateway.answers(200, answer);
        SmsException failure =
                failure("url", gateway.url("/"), "successPointer", "/messages/0/status", "successValue", "0");
        assertThat(failure == null).isEqualTo(taken);
        if (failure != null) {
            assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        }
    }

    private void send(SmsMessage message, String... settings) throws SmsException {
        new HttpSender(http(), config(settings), new HttpSecrets(List.of(), "", Map.of()))
                .send(message, Duration.ofSeconds(5));
    }

    private SmsException failure(String... settings) {
        return catchThrowableOfType(SmsException.class, () -> send(MESSAGE, settings));
    }

    private HttpGateway http() {
        return new HttpGateway(new OutgoingHttp(client));
    }

    private static HttpConfig config(String... settings) {
        return HttpConfig.from(Components.with(settings));
    }

    /** Fields of a form, decoded. */
    private static final class Form {

        static List<String> fields(String body) {
            return Stream.of(body.split("&"))
                    .map(field -> java.net.URLDecoder.decode(field, java.nio.charset.StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
