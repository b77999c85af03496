package dev.sallyport.core.keycloak;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A request to somebody else's server.
 *
 * @param headers in their order; a name may occur twice
 * @param body    UTF-8; empty for none
 */
public record OutgoingRequest(String method, URI url, List<Header> headers, String body) {

    /** One line of the head; a value without line breaks. */
    public record Header(String name, String value) {

        @Override
        public String toString() {
            return name + ": ***";
        }
    }

    public OutgoingRequest {
        headers = List.copyOf(headers);
    }

    /** A POST without headers but the content type. */
    public static OutgoingRequest post(URI url, String contentType, String body) {
        return new OutgoingRequest("POST", url, List.of(new Header("Content-Type", contentType)), body);
    }

    /** The same with Basic authentication (RFC 7617, UTF-8). */
    public OutgoingRequest basicAuth(String user, String password) {
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
        return new OutgoingRequest(method, url, more, body);
    }

    /** Where to, and nothing that could be secret or personal. */
    @Override
    public String toString() {
        return method + " " + url.getHost() + " ***";
    }
}
