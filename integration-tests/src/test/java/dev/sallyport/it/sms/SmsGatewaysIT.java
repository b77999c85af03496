package dev.sallyport.it.sms;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.SubmitSm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Logins with codes that go over each kind of gateway, with secrets out of Keycloak's vault. */
class SmsGatewaysIT {

    private static final String NOT_TAKEN = "Unable to send SMS: the SMS provider did not take it!";
    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private final Inbox phone = Inbox.phone();
    private SecondDoor door;
    private LogMark log;

    @BeforeEach
    void aUserWithAPhone() {
        realm.twoFactor(TwoFactorSettings.none().sms());
        realm.sentCodes(Map.of("maxSendsPerAddressPerHour", 1000));
        door = SecondDoor.of(
                realm.user("user-" + System.nanoTime()).sysAdmin().sentTo(phone).create());
        log = LogMark.now();
    }

    @AfterEach
    void noSenderIsLeft() {
        realm.removeSmsSenders();
    }

    /** Puts a new secret into the vault under that name. */
    private static String inVault(String name) throws IOException {
        String secret = Secrets.used(UUID.randomUUID().toString().substring(0, 8));
        Files.writeString(Server.vault().resolve(realm.name() + "_" + name), secret);
        return secret;
    }

    private static String code(String text) {
        Matcher code = CODE.matcher(text);
        assertThat(code.find()).as("a code in the message").isTrue();
        return Secrets.used(code.group());
    }

    /** The user is told, and the log says why in one line, without the number. */
    private void assertRefused(String why) {
        assertError(door.send("SMS"), 500, 2, NOT_TAKEN);
        assertThat(log.linesWith("Realm '" + realm.name() + "'"))
                .singleElement()
                .satisfies(line -> assertThat(line).contains("WARN", why));
        assertThat(log.linesWith(phone.address().substring(1))).isEmpty();
    }

    @Nested
    class OverTwilio {

        private static final String FROM = "+15557122661";
        private static final String KEY = "SK0123456789abcdef0123456789abcdef";
        private static final String SERVICE = "MG0123456789abcdef0123456789abcdef";

        private final TwilioApi twilio = new TwilioApi();

        @AfterEach
        void everyRequestWasAsDocumented() {
            twilio.close();
            assertThat(twilio.violations()).isEmpty();
        }

        private void sender(Map<String, String> settings) {
            Map<String, String> all = new HashMap<>(settings);
            all.put("accountSid", TwilioApi.ACCOUNT);
            all.put("baseUrl", twilio.url());
            realm.smsSender("sallyport-sms-twilio", all);
        }

        @Test
        void theTokenIsInTheVaultAndTheCodeOpens() throws IOException {
            twilio.knows(TwilioApi.ACCOUNT, inVault("twilio-token"));
            sender(Map.of("authToken", "${vault.twilio-token}", "from", FROM));
            assertThat(door.send("SMS").status()).isEqualTo(200);
            assertThat(twilio.messages()).singleElement().satisfies(message -> {
                assertThat(message).containsEntry("To", phone.address()).containsEntry("From", FROM);
                assertPair(door.check("SMS", code(message.get("Body"))));
            });
        }

        @Test
        void anApiKeyAndAMessagingServiceDoAsWell() throws IOException {
            twilio.knows(KEY, inVault("twilio-key"));
            sender(Map.of("apiKeySid", KEY, "apiKeySecret", "${vault.twilio-key}", "messagingServiceSid", SERVICE));
            assertThat(door.send("SMS").status()).isEqualTo(200);
            assertThat(twilio.messages()).singleElement().satisfies(message -> {
                assertThat(message).containsEntry("To", phone.address()).containsEntry("MessagingServiceSid", SERVICE);
                assertPair(door.check("SMS", code(message.get("Body"))));
            });
        }

        @Test
        void ofANumberThatTwilioRefusesTheLogHasTheErrorsCodeOnly() throws IOException {
            twilio.knows(TwilioApi.ACCOUNT, inVault("twilio-token")).refuses(phone.address());
            sender(Map.of("authToken", "${vault.twilio-token}", "from", FROM));
            assertRefused("REFUSED, answered with status 400, code 21211");
        }

        @Test
        void aWrongTokenIsTheAdministratorsBusiness() throws IOException {
            twilio.knows(TwilioApi.ACCOUNT, "another");
            inVault("twilio-token");
            sender(Map.of("authToken", "${vault.twilio-token}", "from", FROM));
            assertRefused("MISCONFIGURED, answered with status 401, code 20003");
            assertThat(twilio.messages()).isEmpty();
        }
    }

    @Nested
    class OverSmpp {

        @Test
        void thePasswordIsInTheVaultAndTheCodeOpens() throws IOException {
            try (MessageCentre centre = MessageCentre.of("acme", inVault("smpp"))) {
                realm.smsSender("sallyport-sms-smpp", centre.sender("acme", "${vault.smpp}"));
                assertThat(door.send("SMS").status()).isEqualTo(200);
                assertThat(centre.binds()).singleElement().satisfies(bind -> {
                    assertThat(bind.getBindType()).isEqualTo(BindType.BIND_TX);
                    assertThat(bind.getInterfaceVersion()).isEqualTo(InterfaceVersion.IF_34);
                });
                SubmitSm message = centre.messages().get(0);
                assertThat(message.getSourceAddr()).isEqualTo("Acme");
                assertThat("+" + message.getDestAddress()).isEqualTo(phone.address());
                assertThat(message.getDataCoding()).isZero();
                String text = new String(message.getShortMessage(), StandardCharsets.US_ASCII);
                assertPair(door.check("SMS", code(text)));
            }
        }

        @Test
        void wordsInAnotherAlphabetArriveAsTheyAre() throws IOException {
            realm.twoFactor(TwoFactorSettings.none().sms("Ваш код: ${code} 🔑", 120));
            try (MessageCentre centre = MessageCentre.of("acme", inVault("smpp"))) {
                realm.smsSender("sallyport-sms-smpp", centre.sender("acme", "${vault.smpp}"));
                assertThat(door.send("SMS").status()).isEqualTo(200);
                SubmitSm message = centre.messages().get(0);
                assertThat(message.getDataCoding()).isEqualTo((byte) 8);
                String text = new String(message.getShortMessage(), StandardCharsets.UTF_16BE);
                assertThat(text).matches("Ваш код: [0-9]{6} 🔑");
                assertPair(door.check("SMS", code(text)));
            }
        }

        @Test
        void whereTheBindIsRefusedTheNextSenderIsAsked() throws IOException {
            inVault("smpp");
            try (MessageCentre centre = MessageCentre.of("acme", "another")) {
                realm.smsSender("sallyport-sms-smpp", centre.sender("acme", "${vault.smpp}"));
                realm.smsOutbox();
                assertThat(door.send("SMS").status()).isEqualTo(200);
                assertThat(centre.binds()).hasSize(1);
                assertThat(centre.messages()).isEmpty();
            }
            assertThat(log.linesWith("sallyport-sms-smpp failed"))
                    .singleElement()
                    .satisfies(line ->
                            assertThat(line).contains("MISCONFIGURED, bind was answered with status 0x0000000e"));
            assertPair(door.check("SMS", phone.nextCode()));
        }
    }

    @Nested
    class OverHttp {

        private static final Map<String, String> SETTINGS = Map.of(
                "headers",
                "X-Api-Key: key ${vault.gateway}",
                "body",
                "{\"messages\":[{\"to\":\"${toDigits}\",\"text\":\"${text}\"}],\"from\":\"Acme\"}",
                "successPointer",
                "/messages/0/status",
                "successValue",
                "queued");

        private void sender(WebServer gateway) {
            Map<String, String> all = new HashMap<>(SETTINGS);
            all.put("url", gateway.url() + "/send?dry=no");
            realm.smsSender("sallyport-sms-http", all);
        }

        @Test
        void theHeadersSecretIsInTheVaultAndTheCodeOpens() throws IOException {
            String key = inVault("gateway");
            try (WebServer gateway = WebServer.thatSays(200, "{\"messages\":[{\"status\":\"queued\"}]}")) {
                sender(gateway);
                assertThat(door.send("SMS").status()).isEqualTo(200);
                WebServer.Request request = gateway.requests().get(0);
                assertThat(request.method()).isEqualTo("POST");
                assertThat(request.uri()).hasToString("/send?dry=no");
                assertThat(request.header("X-api-key")).isEqualTo("key " + key);
                assertThat(request.header("Content-type")).isEqualTo("application/json");
                JsonNode message = Json.of(request.body()).at("/messages/0");
                assertThat("+" + message.path("to").asText()).isEqualTo(phone.address());
                assertPair(door.check("SMS", code(message.path("text").asText())));
            }
        }

        @Test
        void aGatewayThatSaysNoWithStatus200DidNotTakeIt() throws IOException {
            inVault("gateway");
            try (WebServer gateway = WebServer.thatSays(200, "{\"messages\":[{\"status\":\"rejected\"}]}")) {
                sender(gateway);
                assertRefused("REFUSED, answered with status 200, but not as success is described");
            }
        }

        @Test
        void nothingInTheRealmsWordsBreaksOutOfTheDocument() throws IOException {
            String key = inVault("gateway");
            String words = "\"%s\"}],\"from\":\"Eve\",\"x\":[{\"\\ ${vault.gateway} ${to}";
            realm.twoFactor(TwoFactorSettings.none().sms(words.formatted("${code}"), 120));
            try (WebServer gateway = WebServer.thatSays(200, "{\"messages\":[{\"status\":\"queued\"}]}")) {
                sender(gateway);
                assertThat(door.send("SMS").status()).isEqualTo(200);
                String body = gateway.requests().get(0).body();
                String code = code(Json.of(body).at("/messages/0/text").asText());
                assertThat(Json.of(body).at("/messages/0/text").asText()).isEqualTo(words.formatted(code));
                assertThat(Json.of(body).fieldNames()).toIterable().containsExactly("messages", "from");
                assertThat(Json.of(body).path("from").asText()).isEqualTo("Acme");
                assertThat(body).doesNotContain(key);
                assertPair(door.check("SMS", code));
            }
        }
    }
}
