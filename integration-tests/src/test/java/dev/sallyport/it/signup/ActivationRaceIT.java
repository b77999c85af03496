package dev.sallyport.it.signup;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One link, one account, however many use it at once. */
class ActivationRaceIT {

    private static final int TIMES = 50;

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static Tenant acme;
    private static Api domain;

    @BeforeAll
    static void domain() {
        realm.signUpLimits("1000:3600");
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        acme = realm.tenant("Acme");
        NewSelfRegistration.on("activation-race.localhost", acme, root).save(root);
        domain = SignedUp.at(realm, "activation-race.localhost");
    }

    @Test
    void fiftyUsesOfOneLinkMakeOneAccount() {
        SignedUp ann = SignedUp.with(domain).send();
        SignedUp.Link link = ann.link();
        List<Answer> answers = AtOnce.run(TIMES, number -> ann.activate(link));
        Map<Integer, List<Answer>> byStatus = answers.stream().collect(Collectors.groupingBy(Answer::status));
        assertThat(byStatus.get(200)).hasSize(1);
        assertThat(byStatus.get(400)).hasSize(TIMES - 1);
        byStatus.get(400).forEach(answer -> assertError(answer, 400, 31, "Invalid activation code"));
        assertOneAccount(ann.email());
    }

    @Test
    void twoLinksOfOneAddressAtOnceMakeOneAccount() {
        SignedUp ben = SignedUp.with(domain).send();
        SignedUp.Link first = ben.link();
        SignedUp.with(domain, ben.email()).send();
        SignedUp.Link second = ben.link();
        List<Answer> answers = AtOnce.run(20, number -> ben.activate(number % 2 == 0 ? first : second));
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers).allMatch(answer -> answer.status() == 200 || answer.status() == 400);
        assertOneAccount(ben.email());
    }

    private static void assertOneAccount(String email) {
        assertThat(realm.admin().get(realm.path("/users?exact=true&username=" + SignedUp.encoded(email))))
                .hasSize(1);
        assertThat(realm.admin()
                        .get(realm.path("/organizations/" + acme.id() + "/groups?search=" + SignedUp.encoded(email))))
                .hasSize(1);
    }
}
