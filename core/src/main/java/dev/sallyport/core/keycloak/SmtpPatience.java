package dev.sallyport.core.keycloak;

import java.util.HashMap;
import java.util.Map;

/** How long a step of SMTP may take: as long as the realm says, but no longer than a user who waits can bear. */
final class SmtpPatience {

    private static final Map<String, Integer> MOST_MILLIS =
            Map.of("connectionTimeout", 3000, "timeout", 5000, "writeTimeout", 5000);

    private SmtpPatience() {}

    /** The same settings of a mail server, with each time-out that is missing, longer or endless cut. */
    static Map<String, String> cut(Map<String, String> smtp) {
        Map<String, String> cut = new HashMap<>(smtp);
        MOST_MILLIS.forEach((name, most) -> cut.put(name, String.valueOf(millis(smtp.get(name), most))));
        return cut;
    }

    /** Zero means "for ever" to a socket, and less than that to Jakarta Mail. */
    private static int millis(String own, int most) {
        try {
            int millis = own == null ? most : Integer.parseInt(own.strip());
            return millis > 0 ? Math.min(millis, most) : most;
        } catch (NumberFormatException e) {
            return most;
        }
    }
}
