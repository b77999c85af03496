package dev.sallyport.core.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/** Texts of the message bundles where no page or mail template is at hand: realm overrides first, then the theme. */
public final class Texts {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Theme.Type type;

    /** Those of mails. */
    public Texts(KeycloakSession session, RealmModel realm, UserModel user) {
        this(session, realm, user, Theme.Type.EMAIL);
    }

    private Texts(KeycloakSession session, RealmModel realm, UserModel user, Theme.Type type) {
        this.type = type;
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /** Those of the login pages. */
    public static Texts ofPages(KeycloakSession session, RealmModel realm, UserModel user) {
        return new Texts(session, realm, user, Theme.Type.LOGIN);
    }

    /** The text in the language that Keycloak resolves for this request and user. */
    public String of(String key, Object... arguments) {
        Locale locale = language();
        Properties messages = messages(locale);
        return new MessageFormat(messages.getProperty(key, key), locale).format(arguments);
    }

    /** The language that Keycloak resolves for this request and user. */
    public Locale language() {
        return session.getContext().resolveLocale(user);
    }

    private Properties messages(Locale locale) {
        try {
            return session.theme().getTheme(type).getEnhancedMessages(realm, locale);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
