package dev.sallyport.authenticators.messages;

import java.io.IOException;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.theme.ClasspathThemeResourceProviderFactory;

/**
 * Our texts, for every theme. They lie in a folder of their own: of two provider JARs that both carry
 * {@code theme-resources/messages/messages_en.properties}, Keycloak reads one.
 */
public final class MessagesProviderFactory extends ClasspathThemeResourceProviderFactory {

    private static final String FOLDER = "theme-resources/sallyport-messages/";

    public MessagesProviderFactory() {
        super("sallyport-messages", MessagesProviderFactory.class.getClassLoader());
    }

    @Override
    public Properties getMessages(String baseBundlename, Locale locale) throws IOException {
        Properties messages = new Properties();
        String file = FOLDER + baseBundlename + "_" + locale + ".properties";
        loadMessages(messages, getClass().getClassLoader().getResource(file));
        return messages;
    }
}
