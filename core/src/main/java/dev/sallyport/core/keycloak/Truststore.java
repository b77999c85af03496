package dev.sallyport.core.keycloak;

import javax.net.ssl.SSLSocketFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.truststore.TruststoreProvider;

/** Whom the server trusts, for connections that are not HTTP. */
public final class Truststore {

    private Truststore() {}

    /** With Keycloak's truststore, or the JDK's where Keycloak has none. */
    public static SSLSocketFactory sockets(KeycloakSession session) {
        TruststoreProvider truststore = session.getProvider(TruststoreProvider.class);
        return truststore == null || truststore.getTruststore() == null
                ? (SSLSocketFactory) SSLSocketFactory.getDefault()
                : truststore.getSSLSocketFactory();
    }
}
