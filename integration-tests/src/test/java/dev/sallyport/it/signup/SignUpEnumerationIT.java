package dev.sallyport.it.signup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Tenant;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Nobody learns from an answer or its time whether an address is somebody's.
 *
 * <p>Method: in each round one request with an address of each kind is sent, one after the other and in an order that is
 * drawn anew, so that what disturbs the machine, and what the request before still does in the background, disturbs all
 * kinds alike. There are three addresses of nobody, one of a user, one of a disabled user. After a warm-up there are
 * {@value #ROUNDS} rounds. The largest difference between the medians of the three that are the same says what is noise; the
 * medians of users may differ from that of nobody by twice that, and by {@value #FLOOR_MICROS} µs where the noise happens to
 * be smaller. Mails are sent after the answers, on other threads; each address has its mails of a day during the warm-up.
 * What a busy machine does once it does not do {@value #MEASUREMENTS} times; what the server does it does every time.
 */
class SignUpEnumerationIT {

    private static final int WARM_UP = 10;
    private static final int ROUNDS = 80;
    private static final long FLOOR_MICROS = 1500;
    private static final int MEASUREMENTS = 3;

    /** Other than that of the test server, slow enough that it shows when somebody's password is not hashed. */
    private static final String SLOW_HASH = "hashAlgorithm(pbkdf2-sha512) and hashIterations(4000)";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().setting("passwordPolicy", SLOW_HASH);

    private static final List<String> NOBODY =
            List.of("nobody-1@enumeration.example", "nobody-2@enumeration.example", "nobody-3@enumeration.example");

    private static Api domain;
    private static TestUser known;
    private static TestUser disabled;

    @BeforeAll
    static void people() {
        realm.signUpLimits("100000:3600");
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        Tenant acme = realm.tenant("Acme");
        NewSelfRegistration.on("enumeration.localhost", acme, root).save(root);
        domain = SignedUp.at(realm, "enumeration.localhost");
        known = realm.user("known").customerUser(acme.customer("Shop")).create();
        disabled =
                realm.user("disabled").customerUser(acme.customer("Other shop")).create();
        disabled.enable(false);
    }

    @Test
    void signingUpTakesEquallyLongForEverybody() {
        compare(new Request(email -> SignedUp.with(domain, email).trySend(), "200\"SUCCESS\""));
    }

    @Test
    void askingAgainTakesEquallyLongForEverybody() {
        String again = "/api/noauth/resendEmailActivation?email=";
        compare(new Request(email -> domain.post(again + SignedUp.encoded(email)), "200"));
    }

    /** One request, and what every address must be answered. */
    private record Request(Function<String, Answer> sent, String answer) {

        Answer send(String email) {
            return sent.apply(email);
        }
    }

    private static void compare(Request request) {
        List<String> different = new ArrayList<>();
        while (different.size() < MEASUREMENTS) {
            Map<String, Long> medians = measure(request);
            List<Long> nobody = NOBODY.stream().map(medians::get).sorted().toList();
            long allowed = Math.max(FLOOR_MICROS, 2 * (nobody.get(2) - nobody.get(0)));
            if (Stream.of(known, disabled)
                    .allMatch(user -> Math.abs(medians.get(user.email()) - nobody.get(1)) <= allowed)) {
                return;
            }
            different.add(medians + ", allowed " + allowed);
        }
        throw new AssertionError("medians in microseconds differ each time: " + different);
    }

    private static Map<String, Long> measure(Request request) {
        Map<String, List<Long>> times = new LinkedHashMap<>();
        List<String> emails = new ArrayList<>(NOBODY);
        emails.add(known.email());
        emails.add(disabled.email());
        Random order = new Random(1);
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            Collections.shuffle(emails, order);
            for (String email : emails) {
                long start = System.nanoTime();
                Answer answer = request.send(email);
                long micros = (System.nanoTime() - start) / 1000;
                assertThat(answer.status() + answer.text()).isEqualTo(request.answer());
                if (round >= WARM_UP) {
                    times.computeIfAbsent(email, one -> new ArrayList<>()).add(micros);
                }
            }
        }
        Map<String, Long> medians = new LinkedHashMap<>();
        times.forEach((email, list) -> medians.put(email, median(list)));
        return medians;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }
}
