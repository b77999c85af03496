package dev.sallyport.rest.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.rest.error.ApiError;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The part of a list that a call asks for, and the answer's envelope (thingsboard-behaviour §1.7).
 *
 * @param size       1 or more
 * @param page       from 0 on
 * @param text       to search for; empty for all
 * @param sort       name of a member; empty for the list's own order
 * @param descending of {@code sort}
 */
public record PageLink(int size, int page, String text, Optional<String> sort, boolean descending) {

    private static final Pattern PROPERTY = Pattern.compile("[\\w-]+");

    /** Ends the call when a parameter is missing or wrong. */
    public static PageLink read(MultivaluedMap<String, String> query) {
        int size = number(query, "pageSize");
        int page = number(query, "page");
        require(size >= 1, "Page size must not be less than one");
        require(page >= 0, "Page index must not be less than zero");
        require((long) page * size + size <= Integer.MAX_VALUE, "page is too large for this pageSize");
        Optional<String> sort = text(query, "sortProperty");
        require(sort.filter(name -> !PROPERTY.matcher(name).matches()).isEmpty(), "Invalid sort property");
        boolean descending = sort.isPresent() && isDescending(text(query, "sortOrder"));
        return new PageLink(size, page, text(query, "textSearch").orElse(""), sort, descending);
    }

    /**
     * What the list is sorted by; empty for its own order. Ends the call when the list cannot be sorted so.
     *
     * @param orders by the member's name
     */
    public <T> Optional<T> sortedBy(Map<String, T> orders) {
        return sort.map(name -> Optional.ofNullable(orders.get(name))
                .orElseThrow(() -> ApiError.BAD_REQUEST_PARAMS.because(
                        "sortProperty must be one of " + String.join(", ", new TreeSet<>(orders.keySet())))));
    }

    /** How many come before this page. */
    public int offset() {
        return page * size;
    }

    /** @param total of all pages */
    public ObjectNode answer(ArrayNode data, long total) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("data", data);
        answer.put("totalPages", (total + size - 1) / size);
        answer.put("totalElements", total);
        answer.put("hasNext", offset() + (long) size < total);
        return answer;
    }

    private static boolean isDescending(Optional<String> order) {
        return switch (order.map(text -> text.toUpperCase(Locale.ROOT)).orElse("ASC")) {
            case "ASC" -> false;
            case "DESC" -> true;
            default ->
                throw ApiError.BAD_REQUEST_PARAMS.because("Unsupported sort order '" + order.orElseThrow()
                        + "'! Only 'ASC' or 'DESC' types are allowed.");
        };
    }

    private static int number(MultivaluedMap<String, String> query, String name) {
        String text = query.getFirst(name);
        require(text != null, "Required request parameter '" + name + "' for method parameter type int is not present");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Parameters.unconvertible(name, "int", "For input string: \"" + text + "\"");
        }
    }

    private static Optional<String> text(MultivaluedMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name)).filter(text -> !text.isEmpty());
    }

    private static void require(boolean met, String message) {
        if (!met) {
            throw ApiError.BAD_REQUEST_PARAMS.because(message);
        }
    }
}
