package dev.sallyport.it.signup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.devserver.OutboxMessage;
import dev.sallyport.it.fixtures.Answer;
import dev.sallyport.it.fixtures.Api;
import dev.sallyport.it.fixtures.Inbox;
import dev.sallyport.it.fixtures.Secrets;
import dev.sallyport.it.fixtures.Server;
import dev.sallyport.it.fixtures.TestRealm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who signs up on a domain, and his mailbox. */
final class SignedUp {

    static final String PATH = "/api/noauth/signup";
    static final String ACTIVATE = "/api/noauth/activateByEmailCode?emailCode=";

    private static final Pattern LINK = Pattern.compile("http\\S+emailCode=([A-Za-z0-9]{30})(?![A-Za-z0-9])\\S*");

    private final Api api;
    private final Inbox inbox;
    private final Map<String, Object> body = new LinkedHashMap<>();

    private SignedUp(Api api, String email) {
        this.api = api;
        this.inbox = Inbox.inTheOpen(email);
        body.put("firstName", "Ann");
        body.put("lastName", "Miller");
        body.put("email", email);
        body.put("password", Secrets.used("Pass-word-" + UUID.randomUUID()));
    }

    static Api at(TestRealm realm, String domain) {
        return realm.api().header("Host", domain + ":" + Server.url().getPort());
    }

    /** With an address that nobody has. */
    static SignedUp with(Api domain) {
        return with(domain, "new-" + UUID.randomUUID() + "@sign-up.example");
    }

    static SignedUp with(Api domain, String email) {
        return new SignedUp(domain, email);
    }

    SignedUp put(String field, Object value) {
        body.put(field, value);
        return this;
    }

    Answer trySend() {
        return api.post(PATH, body);
    }

    SignedUp send() {
        Answer answer = trySend();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("\"SUCCESS\"");
        return this;
    }

    String email() {
        return inbox.address();
    }

    String password() {
        return (String) body.get("password");
    }

    Inbox inbox() {
        return inbox;
    }

    /** The link in the next mail. */
    Link link() {
        OutboxMessage mail = inbox.next();
        Matcher link = LINK.matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        return new Link(link.group(), Secrets.used(link.group(1)), mail);
    }

    Answer activate(Link link) {
        return api.post(ACTIVATE + link.code());
    }

    Answer login() {
        return api.tryLogin(email(), password());
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the mail says. */
    record Link(String url, String code, OutboxMessage mail) {}
}
