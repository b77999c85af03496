package dev.sallyport.it.signup;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where an administrator has to approve: who waits, and what becomes of him. */
class ApprovalIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static Tenant acme;
    private static Inbox operator;
    private static Api domain;

    @BeforeAll
    static void domain() {
        realm.signUpLimits("1000:3600");
        realm.noticeSeconds(0);
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        acme = realm.tenant("Acme");
        operator = Inbox.inTheOpen("operator-" + UUID.randomUUID() + "@inbox.example");
        NewSelfRegistration settings = NewSelfRegistration.on("approval.localhost", acme, root);
        settings.json().put("approval", true).putArray("recipients").add(operator.address());
        settings.save(root);
        domain = SignedUp.at(realm, "approval.localhost");
    }

    @Test
    void whoIsApprovedIsToldAndGetsIn() {
        SignedUp ann = waiting();
        assertThat(operator.next().text()).contains(ann.email(), "before an administrator approves them");
        assertError(ann.login(), 401, 10, "User account is not active");
        assertThat(decide(ann, "approve").status()).isEqualTo(200);
        assertThat(ann.inbox().next().subject()).contains("is active");
        assertPair(ann.login());
        assertThat(waitingIds()).doesNotContain(id(ann));
        assertThat(decide(ann, "approve").status()).isEqualTo(404);
        assertThat(decide(ann, "reject").status()).isEqualTo(404);
        assertThat(realm.events().admin())
                .anyMatch(event ->
                        event.path("resourcePath").asText().equals("sallyport/sign-ups/" + id(ann) + "/approve"));
    }

    @Test
    void whoIsRejectedIsGoneWithHisCustomerAndToldSo() {
        SignedUp ben = waiting();
        operator.next();
        String id = id(ben);
        assertThat(customers()).contains(ben.email());
        assertThat(decide(ben, "reject").status()).isEqualTo(200);
        assertThat(ben.inbox().next().subject()).contains("was not approved");
        assertThat(users(ben)).isEmpty();
        assertThat(customers()).doesNotContain(ben.email());
        assertThat(waitingIds()).doesNotContain(id);
    }

    @Test
    void whoIsEnabledInTheAdminConsoleIsToldToo() {
        SignedUp cat = waiting();
        operator.next();
        ObjectNode user = (ObjectNode) users(cat).path(0);
        realm.admin().put(realm.path("/users/" + id(cat)), user.put("enabled", true));
        assertThat(cat.inbox().next().subject()).contains("is active");
        assertPair(cat.login());
    }

    @Test
    void ofTwoDecisionsAtOnceOneCounts() {
        SignedUp dan = waiting();
        operator.next();
        String id = id(dan);
        String path = realm.path("/sallyport/sign-ups/" + id + "/");
        List<Answer> answers = AtOnce.run(
                6, number -> realm.admin().send("POST", path + (number % 2 == 0 ? "approve" : "reject"), null));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers).allMatch(answer -> List.of(200, 404, 409).contains(answer.status()));
    }

    @Test
    void itNeedsTheRightToManageUsers() {
        SignedUp eve = waiting();
        operator.next();
        TestUser nobody = realm.user("nobody").create();
        String token =
                realm.directGrant(nobody, Map.of("client_id", "admin-cli")).field("access_token");
        String path = realm.path("/sallyport/sign-ups/");
        assertThat(realm.admin()
                        .sendAs(token, "POST", path + id(eve) + "/approve", null)
                        .status())
                .isEqualTo(403);
        assertThat(realm.admin().sendAs(token, "GET", path + "waiting", null).status())
                .isEqualTo(403);
        assertThat(realm.admin()
                        .sendAs("", "POST", path + id(eve) + "/reject", null)
                        .status())
                .isEqualTo(401);
        assertThat(waitingIds()).contains(id(eve));
    }

    private static SignedUp waiting() {
        SignedUp somebody = SignedUp.with(domain).send();
        assertError(somebody.activate(somebody.link()), 401, 10, "User account is not active");
        return somebody;
    }

    private static Answer decide(SignedUp somebody, String what) {
        return realm.admin().send("POST", realm.path("/sallyport/sign-ups/" + id(somebody) + "/" + what), null);
    }

    private static JsonNode users(SignedUp somebody) {
        return realm.admin().get(realm.path("/users?exact=true&email=" + SignedUp.encoded(somebody.email())));
    }

    private static String id(SignedUp somebody) {
        return users(somebody).path(0).path("id").asText("nobody");
    }

    private static List<String> waitingIds() {
        return realm.admin().get(realm.path("/sallyport/sign-ups/waiting")).findValuesAsText("userId");
    }

    private static List<String> customers() {
        return realm.admin()
                .get(realm.path("/organizations/" + acme.id() + "/groups?max=1000"))
                .findValuesAsText("name");
    }
}
