package dev.sallyport.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemoCaptchaTest {

    private static final String SECRET = "acme-demo-captcha-secret";

    private final DemoCaptcha captcha = new DemoCaptcha(0);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        captcha.close();
    }

    @Test
    void aTokenIsGoodOnceOnItsHostForItsAction() throws Exception {
        String token = get("/token?host=acme.localhost&action=signup").body();
        assertThat(verify(SECRET, token))
                .contains(
                        "\"success\":true",
                        "\"hostname\":\"acme.localhost\"",
                        "\"action\":\"signup\"",
                        "\"score\":0.9",
                        "\"challenge_ts\":\"20");
        assertThat(verify(SECRET, token)).isEqualTo("{\"success\":false,\"error-codes\":[\"timeout-or-duplicate\"]}");
        assertThat(verify(SECRET, CaptchaTokens.mint("acme.localhost", ""))).doesNotContain("score", "action");
    }

    @Test
    void mistakesAreNamedAsGoogleNamesThem() throws Exception {
        assertThat(verify("", "x")).contains("missing-input-secret");
        assertThat(verify("guess", "x")).contains("invalid-input-secret");
        assertThat(verify(SECRET, "")).contains("missing-input-response");
        assertThat(verify(SECRET, "x")).contains("invalid-input-response");
        assertThat(verify(SECRET, "stub_bm90IGpzb24")).contains("invalid-input-response");
    }

    @Test
    void bothScriptsAreServed() throws Exception {
        for (String path : new String[] {"/recaptcha/api.js?render=explicit", "/recaptcha/enterprise.js"}) {
            HttpResponse<String> script = get(path);
            assertThat(script.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
            assertThat(script.body()).contains("grecaptcha", "g-recaptcha-response");
        }
        assertThat(get("/recaptcha/api/fallback").statusCode()).isEqualTo(404);
    }

    private String verify(String secret, String response) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(at("/recaptcha/api/siteverify"))
                                .POST(BodyPublishers.ofString("secret=" + secret + "&response=" + response))
                                .build(),
                        BodyHandlers.ofString())
                .body();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create(captcha.url() + path);
    }
}
