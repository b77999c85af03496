package dev.sallyport.it.signup;

import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.devserver.OutboxMessage;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who is told of new users: the first at once, those who come soon after him in one mail. */
class SignUpNoticesIT {

    private static final String HOST = "notices.localhost";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().locales("en", "de");

    private static Api root;
    private static Inbox operator;
    private static NewSelfRegistration settings;
    private static Api domain;

    @BeforeAll
    static void domain() {
        realm.signUpLimits("1000:3600");
        root = realm.api().login(realm.user("root").sysAdmin().create());
        operator = Inbox.inTheOpen("operator-" + UUID.randomUUID() + "@inbox.example");
        settings = NewSelfRegistration.on(HOST, realm.tenant("Acme"), root);
        settings.json()
                .put("customerTitlePrefix", "Web: ")
                .putArray("recipients")
                .add(operator.address());
        settings.save(root);
        domain = SignedUp.at(realm, HOST);
    }

    @Test
    void theFirstIsToldAtOnceAndTheOthersTogether() {
        realm.noticeSeconds(12);
        SignedUp ann =
                SignedUp.with(domain).put("firstName", "www.evil.example").put("lastName", "Ann");
        activate(ann.send());
        OutboxMessage first = operator.next();
        assertThat(first.subject()).isEqualTo("Somebody signed up at " + HOST);
        assertThat(first.text())
                .contains(ann.email(), "www evil example Ann", "customer: Web: " + ann.email(), "belong to Acme")
                .doesNotContain("www.evil.example");
        SignedUp ben = activate(SignedUp.with(domain).send());
        SignedUp cat = activate(SignedUp.with(domain).send());
        assertThat(operator.messages()).hasSize(1);
        OutboxMessage second = operator.next();
        assertThat(second.subject()).isEqualTo("2 people signed up at " + HOST);
        assertThat(second.text()).contains(ben.email(), cat.email()).doesNotContain(ann.email());
    }

    @Test
    void whatTheMailServerRefusedIsSentLater() {
        realm.noticeSeconds(2);
        operator.refuse();
        SignedUp dan = activate(SignedUp.with(domain).send());
        assertPair(dan.login());
        int before = operator.messages().size();
        operator.accept();
        assertThat(operator.next().text()).contains(dan.email());
        assertThat(operator.messages()).hasSize(before + 1);
    }

    @Test
    void inTheLanguageOfTheRealm() {
        realm.noticeSeconds(0);
        realm.setting("defaultLocale", "de");
        try {
            SignedUp eve = activate(SignedUp.with(domain).send());
            OutboxMessage mail = operator.next();
            assertThat(mail.subject()).isEqualTo("Neue Registrierung auf " + HOST);
            assertThat(mail.text()).contains("Kunde: Web: " + eve.email());
        } finally {
            realm.setting("defaultLocale", "en");
        }
    }

    private static SignedUp activate(SignedUp somebody) {
        assertPair(somebody.activate(somebody.link()));
        return somebody;
    }
}
