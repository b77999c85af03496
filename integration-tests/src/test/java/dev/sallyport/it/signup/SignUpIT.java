package dev.sallyport.it.signup;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signing up over the API: what is answered, what is mailed, and who becomes a user. */
class SignUpIT {

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().locales("en", "de");

    private static final String DASHBOARD = "8f2c11aa-0f6e-4c37-9d0e-5b7a4c1d9e21";

    private static Api root;
    private static Tenant acme;
    private static Api domain;

    @BeforeAll
    static void domain() {
        realm.signUpLimits("1000:3600");
        root = realm.api().login(realm.user("root").sysAdmin().create());
        acme = realm.tenant("Acme");
        NewSelfRegistration settings = NewSelfRegistration.on("sign-up.localhost", acme, root);
        settings.json().put("customerTitlePrefix", "Web: ");
        settings.json().putObject("defaultDashboard").put("id", DASHBOARD).put("fullscreen", true);
        settings.save(root);
        domain = SignedUp.at(realm, "sign-up.localhost");
    }

    @Test
    void whoProvesHisAddressIsAUserWithACustomerOfHisOwn() {
        SignedUp ann = SignedUp.with(domain).send();
        assertThat(users(ann.email())).isEmpty();
        assertThat(ann.login().status()).isEqualTo(401);
        SignedUp.Link link = ann.link();
        assertThat(link.mail().text()).contains("Ann Miller", "24 hours");
        Answer pair = assertPair(ann.activate(link));
        JsonNode user = domain.as(pair.field("token")).get("/api/auth/user").json();
        assertThat(user.path("email").asText()).isEqualTo(ann.email());
        assertThat(user.path("authority").asText()).isEqualTo("CUSTOMER_USER");
        assertThat(user.at("/tenantId/id").asText()).isEqualTo(acme.id());
        assertThat(user.at("/additionalInfo/defaultDashboardId").asText()).isEqualTo(DASHBOARD);
        assertThat(user.at("/additionalInfo/lang").asText()).isEqualTo("en");
        String customer = user.at("/customerId/id").asText();
        assertThat(realm.admin()
                        .get(realm.path("/organizations/" + acme.id() + "/groups/" + customer))
                        .path("name")
                        .asText())
                .isEqualTo("Web: " + ann.email());
        assertThat(users(ann.email()).path(0).path("emailVerified").booleanValue())
                .isTrue();
        assertThat(realm.events().last("REGISTER").detail("sallyport_tenant")).isEqualTo(acme.id());
        assertPair(ann.login());
        assertThat(ann.inbox().next().subject()).contains("is active");
        assertError(ann.activate(link), 400, 31, "Invalid activation code");
    }

    @Test
    void theLinkIsTheDomainsWhateverTheRequestSays() {
        SignedUp ben =
                SignedUp.with(domain.header("X-Forwarded-Host", "evil.example")).send();
        assertThat(ben.link().url())
                .startsWith("http://sign-up.localhost:" + Server.url().getPort() + "/realms/" + realm.name()
                        + "/api/noauth/activateEmail?emailCode=");
    }

    @Test
    void fieldsByTheirIdsAndInGerman() {
        NewSelfRegistration settings = NewSelfRegistration.on("fields.localhost", acme, root);
        for (String id : List.of("EMAIL", "PASSWORD", "REPEAT_PASSWORD", "CITY")) {
            settings.json()
                    .withArray("signUpFields")
                    .addObject()
                    .put("id", id)
                    .put("label", id)
                    .put("required", true);
        }
        settings.save(root);
        Api fields = SignedUp.at(realm, "fields.localhost").header("Accept-Language", "de");
        SignedUp cat = SignedUp.with(fields);
        Map<String, String> all = Map.of("EMAIL", cat.email(), "PASSWORD", cat.password());
        assertError(
                fields.post(SignedUp.PATH, Map.of("fields", all)),
                400,
                31,
                "REPEAT_PASSWORD should be specified!\nCITY should be specified!");
        Answer answer = fields.post(
                SignedUp.PATH,
                Map.of(
                        "fields",
                        Map.of(
                                "EMAIL",
                                cat.email(),
                                "PASSWORD",
                                cat.password(),
                                "REPEAT_PASSWORD",
                                cat.password(),
                                "CITY",
                                "Köln")));
        assertThat(answer.text()).isEqualTo("\"SUCCESS\"");
        SignedUp.Link link = cat.link();
        assertThat(link.mail().subject()).startsWith("Bestätigen Sie Ihre E-Mail-Adresse");
        assertPair(cat.activate(link));
        JsonNode user = users(cat.email()).path(0);
        assertThat(user.at("/attributes/locale/0").asText()).isEqualTo("de");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "email     | ''              | User email should be specified!",
                "email     | x@localhost     | Invalid email address format 'x@localhost'!",
                "password  | ''              | Password must be 1 or more characters in length.",
                "firstName | a\u0007b        | FIRST_NAME must not contain control characters",
            })
    void whatIsWrongIsSaid(String field, String value, String message) {
        assertError(SignedUp.with(domain).put(field, value).trySend(), 400, 31, message);
    }

    @Test
    void whoHasAnAccountIsToldByMailOnly() {
        TestUser dan = realm.user("dan").customerUser(acme.customer("Shop")).create();
        SignedUp again =
                SignedUp.with(domain, dan.email().toUpperCase(Locale.ROOT)).send();
        assertThat(dan.newestMail().subject()).startsWith("You already have an account");
        assertThat(again.login().status()).isEqualTo(401);
        dan.enable(false);
        SignedUp.with(domain, dan.email()).send();
        dan.mailAbout("You already have an account");
        assertThat(users(dan.email())).hasSize(1);
    }

    @Test
    void anAddressThatWasTakenMeanwhileMakesNoSecondAccount() {
        SignedUp eve = SignedUp.with(domain).send();
        SignedUp.Link first = eve.link();
        SignedUp other = SignedUp.with(domain, eve.email()).send();
        Inbox inbox = eve.inbox();
        SignedUp.Link second = eve.link();
        assertThat(second.code()).isNotEqualTo(first.code());
        assertPair(other.activate(second));
        assertError(eve.activate(first), 400, 31, "User with this email is already present in database!");
        assertThat(users(eve.email())).hasSize(1);
        assertPair(other.login());
        assertThat(eve.login().status()).isEqualTo(401);
        assertThat(inbox.messages()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void theLinkLeadsAndChangesNothing() {
        SignedUp fay = SignedUp.with(domain).send();
        SignedUp.Link link = fay.link();
        String path = "/api/noauth/activateEmail?emailCode=" + link.code();
        Answer client = domain.get(path);
        assertThat(client.status()).isEqualTo(303);
        assertThat(client.header("Location")).isEqualTo("/signup/emailVerified?emailCode=" + link.code());
        Answer person = domain.header("Accept", "text/html").get(path);
        assertThat(person.header("Location"))
                .isEqualTo("/realms/" + realm.name() + "/sallyport/account/activateEmail?emailCode=" + link.code());
        assertThat(users(fay.email())).isEmpty();
        assertThat(domain.get("/api/noauth/activateEmail?emailCode=unknown").status())
                .isEqualTo(409);
        assertError(domain.get("/api/noauth/activateEmail?emailCode="), 400, 31, "Incorrect emailCode ");
        assertThat(domain.get("/api/noauth/activateEmail").status()).isEqualTo(400);
        assertPair(fay.activate(link));
        assertThat(domain.get(path).status()).isEqualTo(409);
    }

    @Test
    void whoAsksAgainGetsANewLinkOnceAMinute() {
        SignedUp gus = SignedUp.with(domain).send();
        SignedUp.Link first = gus.link();
        String again = "/api/noauth/resendEmailActivation?email=" + SignedUp.encoded(gus.email());
        assertThat(domain.post(again).status()).isEqualTo(200);
        SignedUp.Link second = gus.link();
        assertThat(domain.post(again).status()).isEqualTo(200);
        assertThat(domain.post("/api/noauth/resendEmailActivation?email=nobody%40sign-up.example")
                        .status())
                .isEqualTo(200);
        assertError(gus.activate(first), 400, 31, "Invalid activation code");
        assertPair(gus.activate(second));
        assertThat(gus.inbox().next().subject()).contains("is active");
        assertThat(gus.inbox().messages()).hasSize(3);
        assertThat(domain.post("/api/noauth/resendEmailActivation").status()).isEqualTo(400);
    }

    @Test
    void whereNobodyCanSignUpNobodyDoes() {
        Api elsewhere = SignedUp.at(realm, "elsewhere.localhost");
        assertError(SignedUp.with(elsewhere).trySend(), 403, 20, "Sign up is disabled");
        NewSelfRegistration off = NewSelfRegistration.on("off.localhost", acme, root);
        off.save(root);
        SignedUp hal = SignedUp.with(SignedUp.at(realm, "off.localhost")).send();
        SignedUp.Link link = hal.link();
        off.json().put("enabled", false);
        off.save(root);
        assertError(SignedUp.with(SignedUp.at(realm, "off.localhost")).trySend(), 403, 20, "Sign up is disabled");
        assertError(hal.activate(link), 400, 31, "Invalid activation code");
        assertThat(users(hal.email())).isEmpty();
    }

    @Test
    void whereAnAdministratorHasToApproveNobodyGetsInBefore() {
        NewSelfRegistration settings = NewSelfRegistration.on("approval.localhost", acme, root);
        settings.json().put("approval", true);
        settings.save(root);
        SignedUp joe = SignedUp.with(SignedUp.at(realm, "approval.localhost")).send();
        assertError(joe.activate(joe.link()), 401, 10, "User account is not active");
        JsonNode user = users(joe.email()).path(0);
        assertThat(user.path("enabled").booleanValue()).isFalse();
        assertThat(joe.login().status()).isEqualTo(401);
        realm.admin().put(realm.path("/users/" + user.path("id").asText()), Map.of("enabled", true));
        assertPair(joe.login());
    }

    /** Fails closed. */
    @Test
    void whereACaptchaIsAskedForNobodyGetsInWithoutOne() {
        NewSelfRegistration.on("captcha.localhost", acme, root)
                .captcha("v2", "site", "captcha-secret-of-acme")
                .save(root);
        SignedUp ida = SignedUp.with(SignedUp.at(realm, "captcha.localhost"));
        assertError(ida.trySend(), 400, 31, "Captcha response is missing");
        assertThat(ida.put("recaptchaResponse", "anything").trySend().status()).isEqualTo(400);
    }

    private static JsonNode users(String email) {
        return realm.admin().get(realm.path("/users?exact=true&username=" + SignedUp.encoded(email)));
    }

    /** The one exception of the contract, for realms that want ThingsBoard's answer. */
    @Test
    void whoSignsUpAgainIsToldSoWhereTheRealmWantsIt() {
        SignedUp gus = SignedUp.with(domain).send();
        SignedUp.Link link = gus.link();
        assertThat(gus.trySend().text()).isEqualTo("\"SUCCESS\"");
        gus.inbox().next();
        realm.tellsInactive(true);
        try {
            assertThat(gus.trySend().text()).isEqualTo("\"INACTIVE_USER_EXISTS\"");
            assertThat(SignedUp.with(domain).trySend().text()).isEqualTo("\"SUCCESS\"");
            assertPair(gus.activate(link));
            assertThat(gus.trySend().text()).isEqualTo("\"SUCCESS\"");
        } finally {
            realm.tellsInactive(false);
        }
    }
}
