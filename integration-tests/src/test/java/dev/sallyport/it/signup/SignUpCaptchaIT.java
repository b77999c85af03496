package dev.sallyport.it.signup;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.devserver.CaptchaTokens;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who signs up shows that he is a person, before anything else is looked at. */
class SignUpCaptchaIT {

    private static final String MISSING = "Captcha response is missing";
    private static final String WRONG = "Captcha is not valid, solve it again";
    private static final String UNAVAILABLE = "Captcha could not be verified, try again later";

    private static final String V2 = "v2.localhost";
    private static final String V3 = "v3.localhost";
    private static final String ENTERPRISE = "enterprise.localhost";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static final CaptchaServer GOOGLE = new CaptchaServer();
    private static final String SECRET = Secrets.used("captcha-" + UUID.randomUUID());

    @BeforeAll
    static void domains() {
        realm.signUpLimits("1000:3600");
        realm.captcha(Map.of("baseUrl", GOOGLE.url(), "enterpriseBaseUrl", GOOGLE.url()));
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        Tenant acme = realm.tenant("Acme");
        NewSelfRegistration.on(V2, acme, root).captcha("v2", "key", SECRET).save(root);
        NewSelfRegistration.on(V3, acme, root).captcha("v3", "key", SECRET).save(root);
        NewSelfRegistration enterprise =
                NewSelfRegistration.on(ENTERPRISE, acme, root).captcha("enterprise", "site-key", SECRET);
        ((ObjectNode) enterprise.json().path("captcha")).put("projectId", "acme-1");
        enterprise.save(root);
    }

    @AfterAll
    static void close() {
        GOOGLE.close();
    }

    @Test
    void aBoxThatWasTickedLetsSomebodySignUpOnce() {
        String response = known(V2, json -> {});
        SignedUp ann = signUp(V2, response);
        assertThat(ann.trySend().text()).isEqualTo("\"SUCCESS\"");
        assertThat(GOOGLE.last())
                .isEqualTo("POST /recaptcha/api/siteverify secret=" + SECRET + "&response=" + response);
        ann.link();
        assertError(signUp(V2, response).trySend(), 400, 31, WRONG);
    }

    @Test
    void ofManyWhoBringTheSameOneGetsThrough() {
        String response = known(V2, json -> {});
        List<Answer> answers = AtOnce.run(8, number -> signUp(V2, response).trySend());
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    }

    @Test
    void nobodyIsAskedAboutWhatCannotBeOne() {
        int before = GOOGLE.count();
        assertError(SignedUp.with(at(V2)).trySend(), 400, 31, MISSING);
        assertError(signUp(V2, " ").trySend(), 400, 31, MISSING);
        assertError(signUp(V2, "a&secret=b").trySend(), 400, 31, WRONG);
        assertError(signUp(V2, "x".repeat(8193)).trySend(), 400, 31, WRONG);
        assertThat(GOOGLE.count()).isEqualTo(before);
        // A mistake in the form comes after the captcha, so that robots learn nothing of the form.
        assertError(SignedUp.with(at(V2)).put("email", "none").trySend(), 400, 31, MISSING);
    }

    @Test
    void whatGoogleDoesNotSayIsNotBelieved() {
        refused(V2, json -> json.put("success", false).putArray("error-codes").add("timeout-or-duplicate"));
        refused(V2, json -> json.put("hostname", "evil.example"));
        refused(V2, json -> json.remove("hostname"));
        refused(
                V2,
                json -> json.put("challenge_ts", Instant.now().minusSeconds(130).toString()));
        refused(V2, json -> json.put("challenge_ts", "just now"));
        refused(V3, json -> json.put("score", 0.4));
        refused(V3, json -> json.remove("score"));
        refused(V3, json -> json.put("action", "login"));
        assertError(signUp(V2, "unknown-" + UUID.randomUUID()).trySend(), 400, 31, WRONG);
        assertThat(signUp(V3, known(V3, json -> json.put("score", 0.5)))
                        .trySend()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void enterpriseIsAskedItsOwnWay() {
        String response = response();
        GOOGLE.assesses(response, ENTERPRISE, 0.8);
        assertThat(signUp(ENTERPRISE, response).trySend().status()).isEqualTo(200);
        assertThat(GOOGLE.last())
                .startsWith("POST /v1/projects/acme-1/assessments?key=" + SECRET)
                .contains(
                        "\"token\":\"" + response + "\"", "\"siteKey\":\"site-key\"", "\"expectedAction\":\"signup\"");
        String robot = response();
        GOOGLE.assesses(robot, ENTERPRISE, 0.1);
        assertError(signUp(ENTERPRISE, robot).trySend(), 400, 31, WRONG);
        String mistaken = response();
        GOOGLE.says(mistaken, 403, "{\"error\":{\"code\":403}}", 0);
        assertError(signUp(ENTERPRISE, mistaken).trySend(), 400, 31, UNAVAILABLE);
    }

    @Test
    void whereNobodyAnswersNobodyIsLetThrough() {
        for (String broken :
                List.of("not json", "[]", "", "{\"success\":true,\"error-codes\":[\"invalid-input-secret\"]}")) {
            String response = response();
            GOOGLE.says(response, 200, broken, 0);
            assertError(signUp(V2, response).trySend(), 400, 31, UNAVAILABLE);
        }
        String failing = response();
        GOOGLE.says(failing, 500, "{\"success\":true}", 0);
        assertError(signUp(V2, failing).trySend(), 400, 31, UNAVAILABLE);
        String slow = response();
        GOOGLE.says(slow, 200, "{}", 8000);
        Instant begin = Instant.now();
        assertError(signUp(V2, slow).trySend(), 400, 31, UNAVAILABLE);
        assertThat(Instant.now()).isBefore(begin.plusSeconds(7));
        // Only a setting opens the door then; a wrong answer stays one.
        realm.captcha(Map.of("baseUrl", GOOGLE.url(), "enterpriseBaseUrl", GOOGLE.url(), "failOpen", true));
        String down = response();
        GOOGLE.says(down, 503, "", 0);
        assertThat(signUp(V2, down).trySend().status()).isEqualTo(200);
        assertError(signUp(V2, response()).trySend(), 400, 31, WRONG);
        realm.captcha(Map.of("baseUrl", GOOGLE.url(), "enterpriseBaseUrl", GOOGLE.url()));
    }

    @Test
    void aServerIsSetWithoutMistakes() {
        String path = realm.path("/sallyport/captcha");
        assertThat(realm.admin().get(path).path("baseUrl").asText()).isEqualTo(GOOGLE.url());
        for (Object url : new Object[] {"http://captcha.example", "https://www.google.com/recaptcha", "ftp://x", 1}) {
            Answer refused = realm.admin().send("PUT", path, Map.of("baseUrl", url));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("baseUrl must be the https URL of a server, without path");
        }
    }

    /** After a few of them the mail is sent again to people only. */
    @Test
    void whoAsksOftenForTheMailShowsThatHeIsAPerson() {
        String path = "/api/noauth/resendEmailActivation?email=nobody@sign-up.example";
        for (int i = 0; i < 3; i++) {
            assertThat(at(V2).post(path).status()).isEqualTo(200);
        }
        assertError(at(V2).post(path), 400, 31, MISSING);
        assertThat(at(V2).post(path + "&recaptchaResponse=" + known(V2, json -> {}))
                        .status())
                .isEqualTo(200);
    }

    /** What the script of {@link CaptchaServer} makes in pages. */
    @Test
    void theTokensOfPagesAreOfOneHostAndGoodOnce() {
        String response = CaptchaTokens.mint(V3, "signup");
        assertThat(signUp(V3, response).trySend().status()).isEqualTo(200);
        assertError(signUp(V3, response).trySend(), 400, 31, WRONG);
        assertError(signUp(V3, CaptchaTokens.mint(V2, "signup")).trySend(), 400, 31, WRONG);
        assertThat(signUp(ENTERPRISE, CaptchaTokens.mint(ENTERPRISE, "signup"))
                        .trySend()
                        .status())
                .isEqualTo(200);
        GOOGLE.scores(0.1);
        assertError(signUp(V3, CaptchaTokens.mint(V3, "signup")).trySend(), 400, 31, WRONG);
        GOOGLE.scores(0.9);
    }

    private static void refused(String host, Consumer<ObjectNode> but) {
        assertError(signUp(host, known(host, but)).trySend(), 400, 31, WRONG);
    }

    private static SignedUp signUp(String host, String response) {
        return SignedUp.with(at(host)).put("recaptchaResponse", response);
    }

    private static String known(String host, Consumer<ObjectNode> but) {
        String response = response();
        GOOGLE.knows(response, host, but);
        return response;
    }

    private static String response() {
        return "03A_" + UUID.randomUUID();
    }

    private static Api at(String host) {
        return SignedUp.at(realm, host);
    }

    @Test
    void whoForgotHisPasswordOftenShowsThatHeIsAPerson() {
        String path = "/api/noauth/resetPasswordByEmail";
        for (int i = 0; i < 3; i++) {
            assertThat(at(V2).post(path, Map.of("email", "nobody@sign-up.example"))
                            .status())
                    .isEqualTo(200);
        }
        assertError(at(V2).post(path, Map.of("email", "nobody@sign-up.example")), 400, 31, MISSING);
        assertThat(at(V2).post(
                                path,
                                Map.of("email", "nobody@sign-up.example", "recaptchaResponse", known(V2, json -> {})))
                        .status())
                .isEqualTo(200);
        assertThat(realm.api()
                        .post(path, Map.of("email", "nobody@sign-up.example"))
                        .status())
                .isEqualTo(200);
    }
}
