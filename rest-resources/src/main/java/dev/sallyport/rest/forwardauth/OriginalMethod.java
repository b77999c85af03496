package dev.sallyport.rest.forwardauth;

import dev.sallyport.rest.caller.Callers;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The method of the request that a proxy asks about. */
final class OriginalMethod {

    /** Traefik and Caddy send the first, our snippet for nginx the second. */
    private static final List<String> HEADERS = List.of("X-Forwarded-Method", "X-Original-Method");

    private OriginalMethod() {}

    /**
     * Whether it only reads. A proxy sets one of the headers, and may pass the other one on from the client; so all that
     * are there must say so. None is taken for writing.
     */
    static boolean reads(HttpHeaders headers) {
        List<String> methods = HEADERS.stream()
                .map(headers::getRequestHeader)
                .filter(Objects::nonNull)
                .flatMap(Collection::stream)
                .flatMap(line -> Stream.of(line.split(",", -1)))
                .map(String::strip)
                .toList();
        return !methods.isEmpty() && methods.stream().allMatch(Callers::reads);
    }
}
