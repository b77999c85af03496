package dev.sallyport.it.account;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.domain.NewDomain;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who forgot his password asks for a mail, follows its link, and sets another. */
class PasswordResetMailIT {

    private static final String REQUEST = "/api/noauth/resetPasswordByEmail";
    private static final String INVALID = "Invalid reset token!";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().locales("en", "de");

    @RegisterExtension
    static final TestRealm nameless = TestRealm.installed().named("nameless");

    private final String password = Secrets.used("New-" + UUID.randomUUID());

    @Test
    void theLinkOfTheMailResetsThePasswordOnce() {
        TestUser ann = realm.user("ann").sysAdmin().create();
        assertThat(request(ann.email().toUpperCase(Locale.ROOT)).status()).isEqualTo(200);
        assertThat(ann.mailAbout("Password reset").text())
                .contains("Somebody asked to reset the password", "valid for 15 minutes");
        MailedLink link = MailedLink.in(ann.newestMail());
        assertThat(link.token()).matches("[A-Za-z0-9]{30}");
        assertThat(link.url().toString()).startsWith(realm.url() + "/api/noauth/resetPassword?resetToken=");
        Answer page = realm.api().get(link.path());
        assertThat(page.status()).isEqualTo(303);
        assertThat(page.header("Location")).isEqualTo("/login/resetPassword?resetToken=" + link.token());
        assertThat(reset(link.token(), password).status()).isEqualTo(200);
        assertPair(realm.api().tryLogin(ann.email(), password));
        assertError(reset(link.token(), password + "1"), 400, 31, INVALID);
        assertThat(realm.api().get(link.path()).status()).isEqualTo(409);
        assertThat(ann.mailAbout("was reset").text()).contains("was reset");
        assertThat(realm.events().of(ann).stream().map(event -> event.type()))
                .contains("SEND_RESET_PASSWORD", "RESET_PASSWORD", "UPDATE_CREDENTIAL");
        assertThat(Server.databaseDump()).doesNotContain(link.token());
    }

    @Test
    void theAnswerIsTheSameForEverybodyAndEverything() {
        TestUser locked = realm.user("locked").create();
        locked.enable(false);
        for (Object body : new Object[] {
            Map.of("email", "nobody-" + UUID.randomUUID() + "@nowhere.example"),
            Map.of("email", locked.email()),
            Map.of("email", "no address"),
            Map.of("email", ""),
            Map.of("email", 1),
            Map.of()
        }) {
            Answer answer = realm.api().post(REQUEST, body);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEmpty();
        }
        assertThat(locked.mails()).isEmpty();
        assertThat(realm.api().post(REQUEST, "{").status()).isEqualTo(400);
    }

    /** A stranger who asks again and again neither voids the link nor fills the mailbox. */
    @Test
    void whoeverAsksAgainAtOnceChangesNothing() {
        TestUser ben = realm.user("ben").sysAdmin().create();
        request(ben.email());
        MailedLink link = MailedLink.in(ben.mailAbout("Password reset"));
        for (int i = 0; i < 3; i++) {
            assertThat(request(ben.email()).status()).isEqualTo(200);
        }
        assertThat(reset(link.token(), password).status()).isEqualTo(200);
        ben.mailAbout("was reset");
        assertThat(ben.mails()).hasSize(2);
    }

    @Test
    void ofManyAtOnceOneWorks() {
        TestUser cat = realm.user("cat").sysAdmin().create();
        request(cat.email());
        String token = MailedLink.in(cat.mailAbout("Password reset")).token();
        List<Answer> answers = AtOnce.run(50, number -> reset(token, Secrets.used(password + number)));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
    }

    @Test
    void lookingAtTheLinkChangesNothingButIsLimited() {
        TestUser dan = realm.user("dan").sysAdmin().create();
        request(dan.email());
        MailedLink link = MailedLink.in(dan.mailAbout("Password reset"));
        for (int i = 0; i < 5; i++) {
            assertThat(realm.api().get(link.path()).status()).isEqualTo(303);
        }
        Answer sixth = realm.api().get(link.path());
        assertThat(sixth.status()).isEqualTo(429);
        assertThat(sixth.text()).isEmpty();
        assertThat(reset(link.token(), password).status()).isEqualTo(200);
        assertError(
                realm.api().get("/api/noauth/resetPassword"),
                400,
                31,
                "Required request parameter 'resetToken' for method parameter type String is not present");
    }

    @Test
    void theLinkIsVoidWhenThePasswordChangedOrTheUserIsDisabled() {
        TestUser eve = realm.user("eve").sysAdmin().create();
        request(eve.email());
        MailedLink link = MailedLink.in(eve.mailAbout("Password reset"));
        realm.api()
                .login(eve)
                .post("/api/auth/changePassword", Map.of("currentPassword", eve.password(), "newPassword", password));
        assertError(reset(link.token(), password + "1"), 400, 31, INVALID);
        TestUser fay = realm.user("fay").sysAdmin().create();
        request(fay.email());
        MailedLink fays = MailedLink.in(fay.mailAbout("Password reset"));
        fay.enable(false);
        assertThat(realm.api().get(fays.path()).status()).isEqualTo(409);
        fay.enable(true);
        assertError(reset(fays.token(), password), 400, 31, INVALID);
    }

    @Test
    void noLinkLeadsToAHostThatOnlyTheRequestNames() {
        TestUser gus = nameless.user("gus").sysAdmin().create();
        Api evil = nameless.api().header("Host", "evil.example");
        assertThat(evil.post(REQUEST, Map.of("email", gus.email())).status()).isEqualTo(200);
        // Keycloak takes the request's host where this is no URL.
        nameless.admin().put(nameless.path(""), Map.of("attributes", Map.of("frontendUrl", "login.acme.example")));
        TestUser guy = nameless.user("guy").sysAdmin().create();
        assertThat(evil.post(REQUEST, Map.of("email", guy.email())).status()).isEqualTo(200);
        nameless.admin()
                .put(
                        nameless.path(""),
                        Map.of("attributes", Map.of("sallyport.links.baseUrl", "https://login.acme.example/kc")));
        TestUser hal = nameless.user("hal").sysAdmin().create();
        assertThat(evil.header("X-Forwarded-Host", "worse.example")
                        .post(REQUEST, Map.of("email", hal.email()))
                        .status())
                .isEqualTo(200);
        assertThat(MailedLink.in(hal.mailAbout("Password reset")).url().toString())
                .startsWith("https://login.acme.example/kc/realms/" + nameless.name() + "/api/noauth/resetPassword?");
        nameless.admin()
                .put(
                        nameless.path(""),
                        Map.of("attributes", Map.of("frontendUrl", "https://front.acme.example:8443/auth/")));
        TestUser hek = nameless.user("hek").sysAdmin().create();
        assertThat(evil.post(REQUEST, Map.of("email", hek.email())).status()).isEqualTo(200);
        assertThat(MailedLink.in(hek.mailAbout("Password reset")).url().toString())
                .startsWith("https://front.acme.example:8443/auth/realms/" + nameless.name() + "/api/noauth/");
        assertThat(gus.mails()).isEmpty();
        assertThat(guy.mails()).isEmpty();
    }

    @Test
    void onADomainTheLinkIsTheDomains() {
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        NewDomain.named("reset.localhost").save(root);
        int port = Server.url().getPort();
        TestUser ida = realm.user("ida").sysAdmin().create();
        realm.api().header("Host", "reset.localhost:" + port).post(REQUEST, Map.of("email", ida.email()));
        assertThat(MailedLink.in(ida.mailAbout("Password reset")).url().toString())
                .startsWith("http://reset.localhost:" + port + "/realms/" + realm.name() + "/api/noauth/");
        // The name of a tenant's own domain may lead to a server of the tenant's: others get no link there.
        NewDomain isolated = NewDomain.named("tenants.localhost");
        isolated.json()
                .putObject("isolatedTenantId")
                .put("entityType", "TENANT")
                .put("id", realm.tenant("Acme").id());
        isolated.save(root);
        TestUser jim = realm.user("jim").sysAdmin().create();
        realm.api().header("Host", "tenants.localhost:" + port).post(REQUEST, Map.of("email", jim.email()));
        TestUser kim = realm.user("kim").sysAdmin().create();
        request(kim.email());
        kim.mailAbout("Password reset");
        assertThat(jim.mails()).isEmpty();
    }

    @Test
    void theMailIsInTheUsersLanguage() {
        TestUser lea = realm.user("lea")
                .sysAdmin()
                .with("attributes", Map.of("locale", List.of("de")))
                .create();
        request(lea.email());
        assertThat(lea.mailAbout("Passwort zurücksetzen").text()).contains("Der Link gilt 15 Minuten");
    }

    /** Medians of interleaved requests, each address once: known and unknown differ by less than a factor. */
    @Test
    void theTimeTellsNothing() {
        List<Long> known = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            TestUser user = realm.user("timed-" + i).create();
            known.add(nanos(user.email()));
            unknown.add(nanos("timed-" + i + "@nowhere.example"));
        }
        double ratio = (double) median(known) / median(unknown);
        assertThat(ratio).isBetween(1 / 3.0, 3.0);
    }

    private static long nanos(String email) {
        long begin = System.nanoTime();
        request(email);
        return System.nanoTime() - begin;
    }

    private static long median(List<Long> times) {
        Collections.sort(times);
        return times.get(times.size() / 2);
    }

    private static Answer request(String email) {
        return realm.api().post(REQUEST, Map.of("email", email));
    }

    private static Answer reset(String token, String password) {
        return realm.api().post("/api/noauth/resetPassword", Map.of("resetToken", token, "password", password));
    }
}
