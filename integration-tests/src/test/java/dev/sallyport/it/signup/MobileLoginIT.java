package dev.sallyport.it.signup;

import static dev.sallyport.it.fixtures.ApiAssertions.assertError;
import static dev.sallyport.it.fixtures.ApiAssertions.assertPair;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.TestRealm;
import dev.sallyport.it.selfregistration.NewSelfRegistration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing up with a mobile app, and the way back to it. */
class MobileLoginIT {

    private static final String SECRET = "app-secret-that-nobody-guesses";

    @RegisterExtension
    static final TestRealm realm = TestRealm.installed().organizations();

    private static Api domain;

    @BeforeAll
    static void apps() {
        realm.signUpLimits("1000:3600");
        realm.mobileApps("{\"com.acme.app\":{\"appSecret\":\"" + SECRET
                + "\",\"redirect\":{\"scheme\":\"acme\",\"host\":\"app.acme.example\"}},"
                + "\"com.evil.app\":{\"redirect\":{\"scheme\":\"javascript\",\"host\":\"x\"}}}");
        Api root = realm.api().login(realm.user("root").sysAdmin().create());
        NewSelfRegistration.on("mobile.localhost", realm.tenant("Acme"), root).save(root);
        domain = SignedUp.at(realm, "mobile.localhost");
    }

    @Test
    void aKnownAppIsOpenedAndNothingElse() {
        assertThat(location("com.acme.app")).isEqualTo("acme://app.acme.example/login");
        assertThat(location("com.evil.app")).isEqualTo("/login");
        assertThat(location("https://evil.example")).isEqualTo("/login");
        assertThat(domain.get("/api/noauth/login").status()).isEqualTo(400);
    }

    @Test
    void anAppSignsUpWithItsSecretOnly() {
        SignedUp ann = SignedUp.with(domain).put("pkgName", "com.acme.app");
        assertError(ann.trySend(), 400, 31, "Incorrect pkgName or appSecret");
        assertError(ann.put("appSecret", "guessed").trySend(), 400, 31, "Incorrect pkgName or appSecret");
        ann.put("appSecret", SECRET).send();
        SignedUp.Link link = ann.link();
        assertThat(link.url()).endsWith("&pkgName=com.acme.app");
        assertThat(domain.get("/api/noauth/activateEmail?pkgName=com.acme.app&emailCode=" + link.code())
                        .header("Location"))
                .isEqualTo("/signup/emailVerified?emailCode=" + link.code() + "&pkgName=com.acme.app");
        assertPair(ann.activate(link));
    }

    private static String location(String pkgName) {
        Answer answer = domain.get("/api/noauth/login?pkgName=" + SignedUp.encoded(pkgName));
        assertThat(answer.status()).isEqualTo(303);
        return answer.header("Location");
    }
}
