package dev.sallyport.it.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.TestRealm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SMS senders as an administrator makes them: components, over Keycloak's own REST API. */
class SmsSenderConfigIT {

    private static final String TYPE = "dev.sallyport.core.sms.SmsSender";
    private static final String HEX = "0123456789abcdef0123456789abcdef";
    private static final String MASK = "**********";

    private static final Map<String, Map<String, String>> VALID = Map.of(
            "sallyport-sms-twilio",
            Map.of("accountSid", "AC" + HEX, "authToken", "twilio-t0ken", "from", "+15557122661"),
            "sallyport-sms-smpp",
            Map.of("host", "smsc.example", "systemId", "acme", "password", "smpp-pw1"),
            "sallyport-sms-http",
            Map.of("url", "https://sms.example/send", "username", "acme", "password", "http-s3cret"),
            "sallyport-sms-outbox",
            Map.of("url", "http://127.0.0.1:8025/sms"));

    @RegisterExtension
    static final TestRealm realm = TestRealm.plain();

    @ParameterizedTest
    @ValueSource(strings = {"sallyport-sms-twilio", "sallyport-sms-smpp", "sallyport-sms-http", "sallyport-sms-outbox"})
    void aSenderWithWhatIsRequiredIsCreated(String kind) {
        assertThat(create(kind, VALID.get(kind)).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "twilio|accountSid|AC1",
                "twilio|accountSid|",
                "twilio|authToken|",
                "twilio|apiKeySid|SK1",
                "twilio|from|Twelve chars",
                "twilio|messagingServiceSid|MG1",
                "twilio|baseUrl|http://api.twilio.com",
                "twilio|baseUrl|https://[fe80::1]",
                "twilio|priority|first",
                "twilio|enabled|maybe",
                "smpp|host|",
                "smpp|port|0",
                "smpp|tls|on",
                "smpp|systemId|",
                "smpp|password|nine-char",
                "smpp|systemType|thirteen-char",
                "smpp|sourceAddress|Twelve chars",
                "smpp|sourceTon|5",
                "smpp|sourceNpi|5",
                "smpp|destinationTon|5",
                "smpp|destinationNpi|5",
                "http|url|http://sms.example/",
                "http|url|https://169.254.169.254/",
                "http|method|DELETE",
                "http|headers|Host: x",
                "http|bodyFormat|XML",
                "http|body|{\"to\":\"${to}\"}",
                "http|body|it's {0}",
                "http|successPointer|status",
                "http|successValue|0",
                "http|username|a:b",
                "http|password|",
                "http|priority|-1",
                "outbox|url|https://outbox.example/",
                "outbox|url|http://169.254.169.254/",
                "outbox|url|",
            })
    void aBadValueIsRefusedAndItsSettingNamed(String kind, String setting, String value) {
        Answer answer = create("sallyport-sms-" + kind, changed("sallyport-sms-" + kind, setting, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("errorMessage")).startsWith(setting + " ").doesNotContain("{0}");
    }

    @Test
    void aRefusalSaysWhatIsAllowedBracesIncluded() {
        Answer answer = create("sallyport-sms-http", changed("sallyport-sms-http", "body", "{\"text\":\"${text}\"}"));
        assertThat(answer.field("errorMessage")).contains("${to}", "${text}");
    }

    @ParameterizedTest
    @CsvSource({
        "sallyport-sms-twilio,authToken",
        "sallyport-sms-smpp,password",
        "sallyport-sms-http,password",
    })
    void aSecretIsNeverShownAgainAndSurvivesASave(String kind, String setting) {
        Secrets.used(VALID.get(kind).get(setting));
        String path = pathOf(create(kind, VALID.get(kind)));
        JsonNode component = realm.admin().get(path);
        assertThat(config(component, setting)).isEqualTo(MASK);

        realm.admin().put(path, component);
        assertThat(config(realm.admin().get(path), setting)).isEqualTo(MASK);
    }

    @ParameterizedTest
    @CsvSource({
        "sallyport-sms-twilio,authToken,${vault.twilio}",
        "sallyport-sms-smpp,password,${vault.a-long-name-of-a-secret}",
        "sallyport-sms-http,password,${vault.gateway}",
        "sallyport-sms-http,headers,X-Key: ${vault.key}",
    })
    void aReferenceToTheVaultIsKeptAndShown(String kind, String setting, String reference) {
        String path = pathOf(create(kind, changed(kind, setting, reference)));
        assertThat(config(realm.admin().get(path), setting)).isEqualTo(reference);
    }

    @Test
    void aChangeIsCheckedAsWell() {
        String path = pathOf(create("sallyport-sms-outbox", VALID.get("sallyport-sms-outbox")));
        Map<String, Object> change = component("sallyport-sms-outbox", Map.of("url", "https://outbox.example/"));
        Answer answer = realm.admin().send("PUT", path, change);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.field("errorMessage")).startsWith("url ");
    }

    @Test
    void theConsoleKnowsEverySettingAndWhichAreSecret() {
        JsonNode kinds = realm.admin().serverInfo().path("componentTypes").path(TYPE);
        assertThat(kinds).hasSize(4);
        kinds.forEach(kind -> {
            assertThat(kind.path("helpText").asText()).isNotBlank();
            assertThat(kind.path("properties")).isNotEmpty().allSatisfy(property -> {
                assertThat(property.path("label").asText()).isNotBlank();
                assertThat(property.path("helpText").asText()).isNotBlank();
                boolean secret = List.of("password", "authToken", "apiKeySecret")
                        .contains(property.path("name").asText());
                assertThat(property.path("secret").asBoolean()).isEqualTo(secret);
            });
        });
    }

    private static Answer create(String kind, Map<String, String> settings) {
        return realm.admin().send("POST", realm.path("/components"), component(kind, settings));
    }

    private static Map<String, Object> component(String kind, Map<String, String> settings) {
        Map<String, List<String>> config = new LinkedHashMap<>();
        settings.forEach((name, value) -> config.put(name, List.of(value)));
        return Map.of("name", kind, "providerId", kind, "providerType", TYPE, "config", config);
    }

    /** The valid settings of that kind, one of them replaced; null removes it. */
    private static Map<String, String> changed(String kind, String setting, String value) {
        Map<String, String> settings = new LinkedHashMap<>(VALID.get(kind));
        settings.remove(setting);
        if (value != null) {
            settings.put(setting, value);
        }
        return settings;
    }

    private static String pathOf(Answer created) {
        assertThat(created.status()).isEqualTo(201);
        String location = created.header("Location");
        return realm.path("/components" + location.substring(location.lastIndexOf('/')));
    }

    private static String config(JsonNode component, String setting) {
        return component.path("config").path(setting).path(0).asText();
    }
}
