package dev.sallyport.it.login;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Event;
import dev.sallyport.it.fixtures.Json;
import dev.sallyport.it.fixtures.Jwt;
import dev.sallyport.it.fixtures.Keys;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.fixtures.TestUser;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever is logged in and knows his password replaces it (thingsboard-behaviour §4.3, §4.4). */
class ChangePasswordIT {

    private static final String WRONG = "Current password doesn't match!";

    @RegisterExtension
    static final TestRealm realm =
            TestRealm.installed().setting("passwordPolicy", "length(8) and digits(1) and passwordAge(30)");

    @RegisterExtension
    static final TestRealm strict = TestRealm.installed()
            .named("strict")
            .setting("bruteForceProtected", true)
            .setting("failureFactor", 3)
            .setting("quickLoginCheckMilliSeconds", 0);

    @Test
    void whatAPasswordMustBeIsToldToEverybody() {
        assertThat(realm.api().get("/api/noauth/userPasswordPolicy").json())
                .isEqualTo(Json.of("{'minimumLength':8,'maximumLength':null,'minimumUppercaseLetters':null,"
                        + "'minimumLowercaseLetters':null,'minimumDigits':1,'minimumSpecialCharacters':null,"
                        + "'allowWhitespaces':true,'forceUserToResetPasswordIfNotValid':false,"
                        + "'passwordExpirationPeriodDays':null,'passwordReuseFrequencyDays':30}"));
    }

    @Test
    void theNewPasswordIsGoodAndOnlyThisSessionGoesOn() {
        TestUser ann = realm.user("ann").sysAdmin().create();
        String other = realm.api().tryLogin(ann).field("refreshToken");
        Answer login = realm.api().tryLogin(ann);
        Api before = realm.api().as(login.field("token"));
        long issued = Jwt.of(login.field("token")).claims().path("iat").asLong();
        while (Instant.now().getEpochSecond() <= issued) {
            Thread.onSpinWait();
        }
        String wanted = newPassword();
        Answer pair = assertPair(change(before, ann.password(), wanted));
        assertThat(realm.api().as(pair.field("token")).get("/api/auth/user").status())
                .isEqualTo(200);
        assertError(before.get("/api/auth/user"), 401, 11, "Token has expired");
        for (String old : new String[] {other, login.field("refreshToken")}) {
            assertThat(refresh(old).status()).isEqualTo(401);
        }
        assertPair(refresh(pair.field("refreshToken")));
        assertError(realm.api().tryLogin(ann), 401, 10, "Invalid username or password");
        assertPair(realm.api().tryLogin(ann.email(), wanted));
        assertThat(ann.newestMail().subject()).startsWith("Your password for ");
        Event event = realm.events().last("UPDATE_CREDENTIAL");
        assertThat(event.userId()).isEqualTo(ann.id());
        assertThat(event.detail("credential_type")).isEqualTo("password");
    }

    @Test
    void whatIsWrongIsToldInThingsBoardsOrder() {
        TestUser bob = realm.user("bob").sysAdmin().create();
        Api api = realm.api().login(bob);
        assertError(api.post("/api/auth/changePassword", Map.of()), 400, 31, "rawPassword cannot be null");
        assertError(change(api, "wrong", "short"), 400, 31, WRONG);
        assertThat(realm.events().last("UPDATE_CREDENTIAL_ERROR").error()).isEqualTo("invalid_user_credentials");
        assertError(
                api.post("/api/auth/changePassword", Map.of("currentPassword", bob.password())),
                400,
                31,
                "Password cannot be null");
        assertError(
                change(api, bob.password(), "short"),
                400,
                31,
                "Password must be 8 or more characters in length.\n"
                        + "Password must contain 1 or more digit characters.");
        assertError(
                change(api, bob.password(), bob.password()), 400, 31, "Password was already used for the last 30 days");
        assertThat(api.get("/api/auth/user").status()).isEqualTo(200);
        assertPair(realm.api().tryLogin(bob));
    }

    @Test
    void onlyAUserHimselfChangesIt() {
        TestUser eve = realm.user("eve").sysAdmin().create();
        Api key = realm.api().withKey(Keys.imported(eve, true).value());
        assertError(
                change(key, eve.password(), newPassword()),
                403,
                20,
                "You don't have permission to perform this operation!");
        assertError(change(realm.api(), eve.password(), newPassword()), 401, 10, "Authentication failed");
    }

    @Test
    void guessesAreCountedAsThoseOfALogin() {
        TestUser kim = strict.user("kim").sysAdmin().create();
        Api api = strict.api().login(kim);
        for (int guess = 0; guess < 4; guess++) {
            assertError(change(api, "guess", newPassword()), 400, 31, WRONG);
        }
        assertThat(strict.api().tryLogin(kim).status()).isEqualTo(401);
    }

    private static Answer change(Api api, String current, String wanted) {
        Map<String, String> body = new HashMap<>(Map.of("currentPassword", current, "newPassword", wanted));
        return api.post("/api/auth/changePassword", body);
    }

    private static Answer refresh(String token) {
        return realm.api().post("/api/auth/token", Map.of("refreshToken", token));
    }

    private static String newPassword() {
        return Secrets.used("New-1-" + UUID.randomUUID());
    }
}
