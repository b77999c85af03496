package dev.sallyport.it.apikey;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.ForeignKey;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever finds a key makes it worthless by telling of it. */
class ApiKeyRevokeIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @RegisterExtension
    static final TestRealm crowded = TestRealm.installed().named("crowded");

    @Test
    void aKeyIsRevokedByItsValueWithoutAnyTokenAndItsOwnerIsTold() {
        TestUser ann = realm.user("ann").sysAdmin().create();
        ForeignKey key = ForeignKey.of(ann);
        String keyId = key.take().path("keyId").asText();
        assertThat(key.api().get("/api/auth/user").status()).isEqualTo(200);
        assertAccepted(revoke(realm, Map.of("values", List.of(ForeignKey.randomValue(), key.value(), "no key"))));
        assertError(key.api().get("/api/auth/user"), 401, 10, "Invalid username or password");
        Event event = realm.events().last("REMOVE_CREDENTIAL");
        assertThat(event.userId()).isEqualTo(ann.id());
        assertThat(event.details())
                .containsEntry("sallyport_action", "REVOKED")
                .containsEntry("sallyport_api_key", keyId);
        assertThat(ann.newestMail().text()).contains("was revoked", keyId);
    }

    @Test
    void theAnswerIsTheSameWhateverWasFoundAndABareListWillDo() {
        ForeignKey key = ForeignKey.of(realm.user("ben").sysAdmin().create());
        key.take();
        assertAccepted(revoke(realm, List.of(key.value())));
        assertAccepted(revoke(realm, List.of(key.value())));
        assertAccepted(revoke(realm, List.of("anything")));
    }

    @Test
    void anythingElseIsNamed() {
        for (Object body :
                List.of(Map.of(), List.of(), List.of(1), Map.of("values", "tb_"), Collections.nCopies(101, "tb_"))) {
            assertError(revoke(realm, body), 400, 31, "Validation error: values must be a list of 1 to 100 strings");
        }
        assertThat(realm.api().get("/api/apiKey/revoke").status()).isEqualTo(405);
    }

    @Test
    void tooManyCallsFromOneNetworkAreRefused() {
        for (int i = 0; i < 20; i++) {
            assertAccepted(revoke(crowded, List.of("anything")));
        }
        Answer refused = revoke(crowded, List.of("anything"));
        assertError(refused, 429, 33, "Too many requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    }

    private static Answer revoke(TestRealm where, Object body) {
        return where.api().post("/api/apiKey/revoke", body);
    }

    private static void assertAccepted(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
    }
}
