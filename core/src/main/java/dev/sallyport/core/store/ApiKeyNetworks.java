package dev.sallyport.core.store;

import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Where keys were used from: of each key a bounded number of networks. */
public final class ApiKeyNetworks {

    /** A key that is used from more places has none that is worth a word. */
    private static final int MOST = 100;

    private final KeycloakSession session;

    public ApiKeyNetworks(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Notes a network of a key, committed when it returns.
     *
     * @param subject whose key it is
     * @return true for the first caller only, and never for the first network of a key
     */
    public boolean isNew(Subject subject, String keyUuid, String network) {
        List<String> known = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("select n.network from ApiKeyNetworkEntity n where n.apiKey = :key", String.class)
                .setParameter("key", keyUuid)
                .getResultList();
        if (known.contains(network) || known.size() >= MOST) {
            return false;
        }
        ApiKeyNetworkEntity row = new ApiKeyNetworkEntity();
        row.apiKey = keyUuid;
        row.network = network;
        row.realmId = subject.realmId();
        row.userId = subject.userId();
        row.firstSeen = Time.currentTimeMillis();
        boolean first = new OwnTransaction(session)
                .insert(row, ApiKeyNetworkEntity.class, new ApiKeyNetworkId(keyUuid, network));
        return first && !known.isEmpty();
    }
}
