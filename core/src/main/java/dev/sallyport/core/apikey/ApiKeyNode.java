package dev.sallyport.core.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.core.code.Windows;
import dev.sallyport.core.store.ApiKeyUses;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.Provider;

/**
 * What one node keeps in memory about keys, for all requests: those that were used lately, when they were used, and how
 * often. Safe for any number of threads.
 */
public final class ApiKeyNode implements Provider {

    private static final Logger LOG = Logger.getLogger(ApiKeyNode.class);

    /** Should a signal from another node ever be lost, a key dies by then. */
    private static final Duration LONGEST_TRUST = Duration.ofMinutes(5);

    private final Cache<Lookup, KnownKey> known;
    private final Cache<Lookup, Boolean> wereKeys;
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, ApiKeyUses.Use> uses = new ConcurrentHashMap<>();
    private final NewNetworks networks = new NewNetworks();
    // One for each purpose: whoever fills one with names of his own pushes nothing out of another.
    private final Windows guesses = new Windows();
    private final Windows rates = new Windows();
    private final Windows told = new Windows();

    /** By which a key is found. */
    record Lookup(String realmId, String hash) {}

    /** @param entries how many keys are kept; about 1 KiB each */
    ApiKeyNode(int entries) {
        this.wereKeys = Caffeine.newBuilder()
                .maximumSize(entries)
                .expireAfterAccess(Duration.ofDays(1))
                .build();
        this.known = Caffeine.newBuilder()
                .maximumSize(entries)
                .expireAfterWrite(LONGEST_TRUST)
                .build();
    }

    /** A key that is remembered, or that is found now. What changes while it is looked for is not remembered. */
    Optional<KnownKey> find(Lookup lookup, Supplier<Optional<KnownKey>> search) {
        KnownKey remembered = known.getIfPresent(lookup);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        long before = changes.get();
        Optional<KnownKey> found = search.get();
        found.ifPresent(key -> {
            wereKeys.put(lookup, true);
            known.put(lookup, key);
            if (changes.get() != before) {
                known.invalidate(lookup);
            }
        });
        return found;
    }

    /** Whether it was a key not long ago. Says nothing of whether it is good: only whose guesses are not counted. */
    boolean wasKey(Lookup lookup) {
        return wereKeys.getIfPresent(lookup) != null;
    }

    /** Forgets the keys that have this id, or whose owner or realm has it. */
    void forget(String id) {
        changes.incrementAndGet();
        known.asMap().values().removeIf(key -> key.concerns(id));
    }

    /** @param network the block that the address counts for */
    void used(ApiKey key, ApiKeyUses.Use use, String network) {
        uses.merge(key.id(), use, ApiKeyUses.Use::later);
        networks.seen(key, network, use.from());
    }

    /** Of networks. */
    Windows guesses() {
        return guesses;
    }

    /** Of keys that have a limit of their own. */
    Windows rates() {
        return rates;
    }

    /** What events and mails told lately. */
    Windows told() {
        return told;
    }

    /** Writes down the last uses since the last time, each key once. */
    void writeUses(KeycloakSessionFactory factory) {
        networks.write(factory);
        Map<String, ApiKeyUses.Use> batch = new ConcurrentHashMap<>();
        uses.keySet().forEach(id -> Optional.ofNullable(uses.remove(id)).ifPresent(use -> batch.put(id, use)));
        try {
            ApiKeyUses.write(factory, batch);
        } catch (RuntimeException e) {
            // The timer of the server must not die of it.
            LOG.warnf(
                    "The last uses of %d API keys are not written yet: %s",
                    batch.size(), e.getClass().getName());
            batch.forEach((id, use) -> uses.merge(id, use, ApiKeyUses.Use::later));
        }
    }

    @Override
    public void close() {
        // The factory closes what all sessions share.
    }
}
