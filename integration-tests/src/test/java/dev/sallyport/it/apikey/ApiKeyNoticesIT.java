package dev.sallyport.it.apikey;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.devserver.OutboxMessage;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.ForeignKey;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the owner of a key is told. Of what time does to keys he is told in ApiKeyCleanUpIT. */
class ApiKeyNoticesIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    static final TestRealm quiet = TestRealm.installed().named("quiet");

    @Test
    void heIsToldThatHeCreatedAKey() {
        TestUser ann = realm.user("ann").sysAdmin().create();
        Answer key = create(realm.api().login(ann), ann);
        OutboxMessage mail = ann.newestMail();
        assertThat(mail.subject()).contains("New API key");
        assertThat(mail.text())
                .contains("You created an API key", "gate 7", key.field("keyId"), key.field("lastFour"))
                .doesNotContain(key.field("value"));
    }

    @Test
    void heIsToldThatSomebodyElseCreatedAKeyForHimAndDeletedIt() {
        TestUser ben = realm.user("ben").sysAdmin().create();
        Api administrator = realm.api().login(realm.user("chief").sysAdmin().create());
        Answer key = create(administrator, ben);
        assertThat(ben.newestMail().text()).contains("Somebody else created an API key", key.field("keyId"));
        administrator.delete("/api/apiKey/" + key.json().at("/id/id").asText());
        assertThat(ben.mailAbout("revoked").text()).contains(key.field("keyId"));
    }

    @Test
    void heIsToldThatSomebodyElseChangedHisKeyAndGaveItANewValue() {
        TestUser gus = realm.user("gus").sysAdmin().create();
        Api administrator = realm.api().login(realm.user("boss").sysAdmin().create());
        Answer key = create(administrator, gus);
        String path = "/api/apiKey/" + key.json().at("/id/id").asText();
        administrator.put(path + "/enabled/false", null);
        assertThat(gus.mailAbout("changed").text()).contains("Somebody else changed", key.field("keyId"));
        Answer rotated = administrator.post(path + "/rotate");
        Secrets.used(rotated.field("value"));
        assertThat(gus.mailAbout("new value").text())
                .contains("Somebody else gave an API key", key.field("keyId"))
                .doesNotContain(rotated.field("value"));
    }

    @Test
    void ofHisOwnChangesHeIsNotTold() {
        TestUser ina = realm.user("ina").sysAdmin().create();
        Api own = realm.api().login(ina);
        Answer key = create(own, ina);
        String path = "/api/apiKey/" + key.json().at("/id/id").asText();
        own.put(path + "/enabled/false", null);
        String value = Secrets.used(own.post(path + "/rotate").field("value"));
        own.post("/api/apiKey/revoke", new String[] {value});
        assertThat(ina.mailAbout("revoked").text()).contains(key.field("keyId"));
        assertThat(ina.mails()).hasSize(2);
    }

    @Test
    void heIsToldOnceADayThatSomebodyUsesAValueThatWasReplaced() {
        TestUser joe = realm.user("joe").sysAdmin().create();
        Api own = realm.api().login(joe);
        Answer key = create(own, joe);
        String path = "/api/apiKey/" + key.json().at("/id/id").asText();
        String value = Secrets.used(own.post(path + "/rotate").field("value"));
        Api old = realm.api().withKey(key.field("value"));
        assertError(old.get("/api/auth/user"), 401, 10, "Invalid username or password");
        assertThat(joe.mailAbout("Old API key").text())
                .contains("tried to use the old value", "It was refused", key.field("keyId"))
                .doesNotContain(key.field("value"));
        assertError(old.get("/api/auth/user"), 401, 10, "Invalid username or password");
        own.post("/api/apiKey/revoke", new String[] {value});
        assertThat(joe.mailAbout("revoked").text()).contains(key.field("keyId"));
        assertThat(joe.mails()).hasSize(3);
    }

    @Test
    void ofACreationHeIsNotToldWhereTheRealmSaysSo() {
        quiet.admin().put(quiet.path("/sallyport/api-keys/settings"), Map.of("mailOnCreation", false));
        TestUser cat = quiet.user("cat").sysAdmin().create();
        Api api = quiet.api().login(cat);
        Answer key = create(api, cat);
        api.post("/api/apiKey/revoke", new String[] {key.field("value")});
        assertThat(cat.mailAbout("revoked").text()).contains(key.field("keyId"));
        assertThat(cat.mails()).hasSize(1);
    }

    @Test
    void heIsToldThatAKeyIsUsedFromANewNetworkButNotOfTheFirst() throws IOException {
        TestUser dan = realm.user("dan").sysAdmin().create();
        ForeignKey key = ForeignKey.of(dan);
        String keyId = key.take().path("keyId").asText();
        assertThat(key.api().get("/api/auth/user").status()).isEqualTo(200);
        useFrom(new byte[] {127, 0, 0, 2}, key);
        assertThat(dan.newestMail().text()).contains("from a network that it was never used from before", keyId);
        Event event = realm.events().of(dan).stream()
                .filter(login -> login.detail("sallyport_action").equals("NEW_NETWORK"))
                .findFirst()
                .orElseThrow();
        assertThat(event.type()).isEqualTo("LOGIN");
        assertThat(event.details())
                .containsEntry("credential_type", "sallyport-api-key")
                .containsEntry("sallyport_api_key", keyId);
        assertThat(dan.mails()).hasSize(1);
    }

    /** Java's own client cannot choose where it comes from. */
    private static void useFrom(byte[] address, ForeignKey key) throws IOException {
        int port = Server.url().getPort();
        InetAddress server = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (Socket socket = new Socket(server, port, InetAddress.getByAddress(address), 0)) {
            String request = "GET /realms/" + realm.name() + "/api/auth/user HTTP/1.1\r\nHost: 127.0.0.1:" + port
                    + "\r\nX-Authorization: ApiKey " + key.value() + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200");
        }
    }

    private static Answer create(Api as, TestUser owner) {
        Answer key = as.post(
                "/api/apiKey",
                Map.of(
                        "userId",
                        Map.of("entityType", "USER", "id", owner.id()),
                        "description",
                        "gate 7",
                        "enabled",
                        true));
        assertThat(key.status()).as(key.text()).isEqualTo(200);
        Secrets.used(key.field("value"));
        return key;
    }
}
