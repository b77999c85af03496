package dev.sallyport.core.sms.http;

import dev.sallyport.core.keycloak.OutgoingRequest.Header;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Header lines as people write them: {@code Name: value}. */
final class HeaderLines {

    /** A token of RFC 9110 §5.6.2. */
    private static final String NAME = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

    /** What the client sets itself. */
    private static final Set<String> RESERVED = Set.of(
            "connection", "content-length", "content-type", "expect", "host", "te", "transfer-encoding", "upgrade");

    private HeaderLines() {}

    static List<Header> parse(String lines) {
        return lines.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(HeaderLines::header)
                .toList();
    }

    private static Header header(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("a line without a name");
        }
        Header header =
                new Header(line.substring(0, colon), line.substring(colon + 1).strip());
        boolean known = Placeholders.in(header.value()).stream().allMatch(name -> name.startsWith(Placeholders.VAULT));
        boolean reserved = RESERVED.contains(header.name().toLowerCase(Locale.ROOT));
        if (!header.name().matches(NAME) || !isValue(header.value()) || reserved || !known) {
            throw new IllegalArgumentException("not a header");
        }
        return header;
    }

    /** Whether it is plain ASCII, in which nothing could end the line. */
    static boolean isValue(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }
}
