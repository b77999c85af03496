package dev.sallyport.core.keycloak;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.RealmModelDelegate;

/**
 * Mails from Keycloak's own templates, theme, language and mail server, but with less patience: a user waits for them, and
 * Keycloak's 10 s for each step of SMTP add up.
 */
public final class Mail {

    private static final Map<String, String> PATIENCE =
            Map.of("connectionTimeout", "3000", "timeout", "5000", "writeTimeout", "5000");

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

    /**
     * Sends {@code html/} and {@code text/} of a template.
     *
     * @param address    need not be the user's own
     * @param subject    key and arguments of the subject
     * @param template   file name of the template
     * @param attributes for the template
     * @return false when the server did not take it; Keycloak has logged why
     */
    public boolean send(String address, Subject subject, String template, Map<String, Object> attributes) {
        try {
            session.getProvider(EmailTemplateProvider.class)
                    .setRealm(impatient(realm))
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

    private static RealmModel impatient(RealmModel realm) {
        return new RealmModelDelegate(realm) {
            @Override
            public Map<String, String> getSmtpConfig() {
                Map<String, String> config = new HashMap<>(PATIENCE);
                config.putAll(super.getSmtpConfig());
                return config;
            }
        };
    }
}
