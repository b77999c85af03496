package dev.sallyport.it.twofactor;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.AtOnce;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.SecondDoor;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import dev.sallyport.it.fixtures.TwoFactorSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What bounds messages: per user, destination, client address, range of numbers and realm. */
class SendGuardIT {

    private static final String TOO_MANY = "Too many requests";
    private static final String NOT_ALLOWED =
            "Validation error: phoneNumber is of a country or kind to which no codes are sent";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations().smsOutbox();

    @BeforeEach
    void looseLimits() {
        realm.twoFactor(TwoFactorSettings.none().sms().email().sendPeriod(5));
        limits(Map.of());
    }

    /** All others are out of the way. */
    private static void limits(Map<String, Object> tight) {
        Map<String, Object> limits = new LinkedHashMap<>(Map.of(
                "maxSendsPerUserPer15Minutes", 10_000,
                "maxSendsPerUserPerDay", 10_000,
                "maxSendsPerDestinationPerDay", 10_000,
                "maxSendsPerAddressPerHour", 10_000,
                "maxSmsPerDay", 10_000,
                "maxSmsPerNumberRangePerDay", 10_000));
        limits.putAll(tight);
        realm.sentCodes(limits);
    }

    private static SecondDoor door(Inbox... inboxes) {
        var user = realm.user("user-" + System.nanoTime()).sysAdmin();
        List.of(inboxes).forEach(user::sentTo);
        return SecondDoor.of(user.create());
    }

    private static int sends(SecondDoor door, String... providers) {
        int sent = 0;
        for (String provider : providers) {
            Answer answer = door.send(provider);
            sent += answer.status() == 200 ? 1 : 0;
        }
        return sent;
    }

    @Test
    void perUserOverBothChannels() {
        limits(Map.of("maxSendsPerUserPer15Minutes", 1));
        SecondDoor door = door(Inbox.phone(), Inbox.mailbox());
        assertThat(sends(door, "SMS", "EMAIL")).isEqualTo(1);
        Answer refused = door.send("EMAIL");
        assertError(refused, 429, 33, TOO_MANY);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(800, 900);
        assertThat(sends(door(Inbox.mailbox()), "EMAIL")).isEqualTo(1);
    }

    @Test
    void perDestinationWhoeverAsks() {
        limits(Map.of("maxSendsPerDestinationPerDay", 2));
        String address = "Shared-" + System.nanoTime() + "@inbox.example";
        assertThat(sends(door(Inbox.mailbox(address)), "EMAIL")).isEqualTo(1);
        assertThat(sends(door(Inbox.mailbox(address.toLowerCase(java.util.Locale.ROOT))), "EMAIL"))
                .isEqualTo(1);
        assertError(door(Inbox.mailbox(address)).send("EMAIL"), 429, 33, TOO_MANY);
    }

    @Test
    void strangersWhoSetUpANumberDoNotUseUpItsOwnersLogins() {
        limits(Map.of("maxSendsPerDestinationPerDay", 1, "maxSmsPerNumberRangePerDay", 2));
        Inbox phone = Inbox.phone();
        assertThat(submit(phone).status()).isEqualTo(200);
        assertError(submit(phone), 429, 33, TOO_MANY);
        assertThat(sends(door(phone), "SMS")).isEqualTo(1);
    }

    private static Answer submit(Inbox inbox) {
        TestUser stranger =
                realm.user("stranger-" + System.nanoTime()).sysAdmin().create();
        return realm.api().login(stranger).post("/api/2fa/account/config/submit", inbox.config());
    }

    @Test
    void anAdministratorCanLetAUserHaveCodesAgain() {
        limits(Map.of("maxSendsPerUserPer15Minutes", 1));
        TestUser user = realm.user("burnt").sysAdmin().sentTo(Inbox.mailbox()).create();
        SecondDoor door = SecondDoor.of(user);
        assertThat(sends(door, "EMAIL", "EMAIL")).isEqualTo(1);
        realm.admin().post(realm.path("/sallyport/users/" + user.id() + "/unlock"), null);
        assertThat(sends(door, "EMAIL")).isEqualTo(1);
    }

    @Test
    void perClientAddress() {
        TestUser user =
                realm.user("addressed").sysAdmin().sentTo(Inbox.mailbox()).create();
        SecondDoor door = SecondDoor.of(user);
        limits(Map.of("maxSendsPerAddressPerHour", 1));
        Answer first = door.send("EMAIL");
        Answer other = door(Inbox.mailbox()).send("EMAIL");
        assertThat(List.of(first.status(), other.status())).contains(429);
    }

    @Test
    void aPumpingRunStopsAtTheRangesCapAndOthersGoOn() {
        limits(Map.of("maxSmsPerNumberRangePerDay", 5));
        String range = "+4917712" + (10 + System.nanoTime() % 90);
        List<SecondDoor> doors = IntStream.range(0, 20)
                .mapToObj(number -> door(Inbox.phone(range + "%04d".formatted(number))))
                .toList();
        List<Answer> answers =
                AtOnce.run(doors.size(), number -> doors.get(number).send("SMS"));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(5);
        assertThat(answers).filteredOn(answer -> answer.status() == 429).hasSize(15);
        assertThat(sends(door(Inbox.phone("+4915112345678")), "SMS")).isEqualTo(1);
        assertThat(sends(door(Inbox.mailbox()), "EMAIL")).isEqualTo(1);
    }

    @Test
    void theWaitIsAsSetForTheFirstRepeatsThenGrows() {
        Inbox mailbox = Inbox.mailbox();
        SecondDoor door = door(mailbox);
        assertThat(door.send("EMAIL").status()).isEqualTo(200);
        assertThat(retryAfter(door)).isBetween(1, 5);
        waitAndSend(door);
        assertThat(retryAfter(door)).isBetween(1, 5);
        waitAndSend(door);
        assertThat(retryAfter(door)).isBetween(6, 10);
        assertThat(mailbox.messages()).hasSize(3);
        assertThat(mailbox.nextCode()).isEqualTo(mailbox.nextCode()).isEqualTo(mailbox.nextCode());
    }

    @Test
    void parallelSendsAreOne() {
        Inbox phone = Inbox.phone();
        TestUser user = realm.user("parallel").sysAdmin().sentTo(phone).create();
        List<SecondDoor> doors =
                IntStream.range(0, 10).mapToObj(i -> SecondDoor.of(user)).toList();
        List<Answer> answers = AtOnce.run(10, number -> doors.get(number).send("SMS"));
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(phone.messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+4915112345678", "+12015550123", "+38012312312"})
    void mobileAndUnknownNumbersAreAllowed(String number) {
        assertThat(sends(door(Inbox.phone(number)), "SMS")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+493012345678",
                "+499001234567",
                "+448001111111",
                "+49015112345678",
                "+190055512345",
                "+4407400123456"
            })
    void otherKindsAndOtherSpellingsOfNumbersAreNot(String number) {
        assertError(door(Inbox.phone(number)).send("SMS"), 400, 31, NOT_ALLOWED);
        Api inside = realm.api()
                .login(realm.user("inside-" + System.nanoTime()).sysAdmin().create());
        assertError(
                inside.post(
                        "/api/2fa/account/config/submit", Inbox.phone(number).config()),
                400,
                31,
                NOT_ALLOWED);
    }

    @Test
    void onlyTheCountriesThatAreListed() {
        limits(Map.of("smsCountries", List.of("DE")));
        assertThat(sends(door(Inbox.phone()), "SMS")).isEqualTo(1);
        assertError(door(Inbox.phone("+436601234567")).send("SMS"), 400, 31, NOT_ALLOWED);
    }

    @Test
    void theLengthOfTheCodeIsASetting() {
        limits(Map.of("codeLength", 9));
        Inbox phone = Inbox.phone();
        door(phone).send("SMS");
        assertThat(phone.nextCode()).hasSize(9);
    }

    private static int retryAfter(SecondDoor door) {
        Answer answer = door.send("EMAIL");
        assertThat(answer.status()).isEqualTo(429);
        return Integer.parseInt(answer.header("Retry-After"));
    }

    private static void waitAndSend(SecondDoor door) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (door.send("EMAIL").status() != 200) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }
}
