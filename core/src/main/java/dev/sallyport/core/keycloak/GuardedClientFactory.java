package dev.sallyport.core.keycloak;

import org.keycloak.Config;
import org.keycloak.connections.httpclient.DefaultHttpClientFactory;
import org.keycloak.connections.httpclient.HttpClientBuilder;
import org.keycloak.models.KeycloakSession;

/**
 * An HTTP client of one node beside Keycloak's own, with all of that one's settings (truststore, proxies, pool), that
 * connects to public addresses only. Nobody gets it who does not ask for it by its id.
 */
public final class GuardedClientFactory extends DefaultHttpClientFactory {

    static final String ID = "sallyport-guarded";

    @Override
    public void init(Config.Scope own) {
        super.init(Config.scope("connectionsHttpClient", "default"));
    }

    @Override
    protected HttpClientBuilder newHttpClientBuilder(KeycloakSession session) {
        return new HttpClientBuilder(new GuardedClientBuilder());
    }

    @Override
    public String getId() {
        return ID;
    }
}
