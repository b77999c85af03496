package dev.sallyport.core.keycloak;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Mails from Keycloak's own templates, theme, language and mail server, but with less patience: a user waits for them, and
 * Keycloak's 10 s for each step of SMTP add up. It takes ten seconds at most, and fails at once when too many wait.
 */
public final class Mail {

    private static final String SMTP_PORT = "25";
    private static final String SMTPS_PORT = "465";
    private static final int CONNECT_MILLIS = 3000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    public Mail(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /** Whether the realm has a mail server at all. */
    public static boolean configured(RealmModel realm) {
        String host = realm.getSmtpConfig().get("host");
        return host != null && !host.isBlank();
    }

    /** Whether its mail server takes connections: what can be known of it without sending a mail. Takes 3 s at most. */
    public static boolean reachable(RealmModel realm) {
        if (!configured(realm)) {
            return false;
        }
        Map<String, String> smtp = realm.getSmtpConfig();
        String preset = Boolean.parseBoolean(smtp.get("ssl")) ? SMTPS_PORT : SMTP_PORT;
        String port =
                Optional.ofNullable(smtp.get("port")).filter(p -> !p.isBlank()).orElse(preset);
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(smtp.get("host").strip(), Integer.parseInt(port.strip())), CONNECT_MILLIS);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * Sends {@code html/} and {@code text/} of a template.
     *
     * @param address    need not be the user's own
     * @param subject    key and arguments of the subject
     * @param template   file name of the template
     * @param attributes for the template
     * @return false when the server did not take it, or not in time; the log says why. After a time-out it may arrive all the same
     */
    public boolean send(String address, Subject subject, String template, Map<String, Object> attributes) {
        try {
            new BoundedMail(session)
                    .setRealm(realm)
                    .setUser(user)
                    .send(subject.key(), subject.arguments(), template, new HashMap<>(attributes), address);
            return true;
        } catch (EmailException e) {
            // The exception may quote the address.
            return false;
        }
    }

    /** A message key and its arguments. */
    public record Subject(String key, List<Object> arguments) {}
}
