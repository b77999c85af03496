package dev.sallyport.it.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Endpoints;
import dev.sallyport.it.fixtures.TestRealm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a web server is told that wants a certificate. What it does with it: {@code ClusterIT}. */
class AskIT {

    private static final int UNKNOWN_A_MINUTE = 300;

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed();

    @BeforeAll
    static void domain() {
        NewDomain.named("shop.example")
                .save(realm.api().login(realm.user("root").sysAdmin().create()));
    }

    @Test
    void aRegisteredNameHasACertificateAndNothingElseHas() {
        Answer known = ask("?domain=shop.example");
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.text()).isEmpty();
        assertThat(ask("?domain=www.shop.example").status()).isEqualTo(404);
        for (String none : new String[] {"", "?domain=", "?domain=Shop.example", "?domain=shop.example:443"}) {
            assertThat(ask(none).status()).as(none).isEqualTo(400);
        }
    }

    @Test
    void whoAsksForTooManyNamesThatAreNoneHasToWaitAndARegisteredOneIsServedStill() {
        assertThat(ask("?domain=shop.example").status()).isEqualTo(200);
        Answer last = ask("?domain=n0.example");
        for (int name = 1; name <= UNKNOWN_A_MINUTE && last.status() != 429; name++) {
            last = ask("?domain=n" + name + ".example");
        }
        assertThat(last.status()).isEqualTo(429);
        assertThat(Integer.parseInt(last.header("Retry-After"))).isBetween(1, 60);
        assertThat(ask("?domain=shop.example").status()).isEqualTo(200);
    }

    private static Answer ask(String query) {
        return Endpoints.of(realm).ask(query);
    }
}
