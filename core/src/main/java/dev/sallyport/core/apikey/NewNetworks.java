package dev.sallyport.core.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.core.keycloak.ApiKeyEvents;
import dev.sallyport.core.store.ApiKeyNetworks;
import dev.sallyport.core.store.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Notices when a key is used from where it was not used before. The requests only leave a note here. Thread-safe. */
final class NewNetworks {

    private static final Logger LOG = Logger.getLogger(NewNetworks.class);
    private static final int MOST_REMEMBERED = 50_000;

    private final Cache<Place, Boolean> noted =
            Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();
    private final Queue<Sighting> sightings = new ConcurrentLinkedQueue<>();

    private record Place(String id, String network) {}

    private record Sighting(ApiKey key, String network, String address) {}

    /** @param network the block that the address counts for */
    void seen(ApiKey key, String network, String address) {
        if (noted.asMap().putIfAbsent(new Place(key.id(), network), true) == null) {
            sightings.add(new Sighting(key, network, address));
        }
    }

    /** Looks at the notes since the last time. */
    void write(KeycloakSessionFactory factory) {
        List<Sighting> batch = new ArrayList<>();
        for (Sighting next = sightings.poll(); next != null; next = sightings.poll()) {
            batch.add(next);
        }
        for (Sighting sighting : batch) {
            try {
                KeycloakModelUtils.runJobInTransaction(factory, session -> write(session, sighting));
            } catch (RuntimeException e) {
                LOG.warnf(
                        "Where an API key was used from is not written yet: %s",
                        e.getClass().getName());
                noted.invalidate(new Place(sighting.key().id(), sighting.network()));
            }
        }
    }

    private static void write(KeycloakSession session, Sighting sighting) {
        ApiKey key = sighting.key();
        RealmModel realm = session.realms().getRealm(key.realmId());
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        if (new ApiKeyNetworks(session).isNew(new Subject(key.realmId(), key.userId()), key.id(), sighting.network())) {
            new ApiKeyEvents(session).newNetwork(key.userId(), key.keyId(), sighting.address());
            new ApiKeyNotices(session, realm).newNetwork(key);
        }
    }
}
