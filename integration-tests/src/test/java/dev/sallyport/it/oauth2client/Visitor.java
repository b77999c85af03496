package dev.sallyport.it.oauth2client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A browser without pages: it keeps cookies and follows redirects, until something is shown or a login has landed. */
final class Visitor {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final int MOST_REDIRECTS = 20;

    private final Map<String, String> cookies = new TreeMap<>();

    /**
     * Where a visit ended.
     *
     * @param at     the address line
     * @param cookies what the browser has for that host
     * @param status 302 when the login has landed: what is served there is not ours
     */
    record Shown(URI at, int status, String text, String cookies) {

        /** A parameter in the address line, or an empty text. */
        String parameter(String name) {
            return parameters(at.getRawQuery()).getOrDefault(name, "");
        }

        boolean landed() {
            return status == 302;
        }
    }

    Shown open(String url) {
        return follow(request(URI.create(url)).GET().build());
    }

    /** Where the first redirect leads, which is not followed. */
    URI sentTo(String url) {
        return URI.create(send(request(URI.create(url)).GET().build())
                .headers()
                .firstValue("Location")
                .orElseThrow());
    }

    Shown post(String url, Map<String, String> fields) {
        return follow(request(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(fields)))
                .build());
    }

    private Shown follow(HttpRequest first) {
        HttpRequest request = first;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            HttpResponse<String> response = send(request);
            URI at = request.uri();
            if (response.headers().firstValue("Location").isEmpty()) {
                return new Shown(at, response.statusCode(), response.body(), cookies(at));
            }
            URI next = at.resolve(response.headers().firstValue("Location").get());
            if (at.getPath().endsWith("/oauth2/code")) {
                return new Shown(next, response.statusCode(), "", cookies(at));
            }
            request = request(next).GET().build();
        }
        throw new AssertionError("Redirected in circles: " + request.uri());
    }

    private HttpRequest.Builder request(URI url) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url);
        String sent = cookies(url);
        return sent.isEmpty() ? request : request.header("Cookie", sent);
    }

    private String cookies(URI url) {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().startsWith(url.getAuthority() + " "))
                .map(cookie -> cookie.getKey().split(" ", 2)[1] + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
            response.headers().allValues("Set-Cookie").forEach(cookie -> keep(request.uri(), cookie));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(URI from, String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        String name = from.getAuthority() + " " + pair[0];
        if (header.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair[1]);
        }
    }

    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> URLEncoder.encode(p.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> parameters(String encoded) {
        return Stream.of((encoded == null ? "" : encoded).split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
    }
}
