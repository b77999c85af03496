package dev.sallyport.core.domain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sallyport.core.code.Windows;
import dev.sallyport.core.keycloak.RequestHost;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.keycloak.provider.Provider;

/** What one node remembers of hosts: which domain each is, or that it is none. Safe for any number of threads. */
public final class DomainNode implements Provider {

    /** Should a signal from another node ever be lost, its change is known by then. */
    private static final Duration LONGEST_TRUST = Duration.ofMinutes(5);

    /** Whoever sends requests with invented hosts fills no memory. */
    private static final int MOST_HOSTS = 10_000;

    private final Cache<Place, Optional<Domain>> known = Caffeine.newBuilder()
            .maximumSize(MOST_HOSTS)
            .expireAfterWrite(LONGEST_TRUST)
            .build();
    private final AtomicLong changes = new AtomicLong();

    /** Of names that are none, by who asked for them. */
    private final Windows invented = new Windows();

    private record Place(String realmId, RequestHost host) {}

    /** What is remembered, or found now. What changes while it is looked for is not remembered. */
    Optional<Domain> find(String realmId, RequestHost host, Supplier<Optional<Domain>> search) {
        Place place = new Place(realmId, host);
        Optional<Domain> remembered = known.getIfPresent(place);
        if (remembered != null) {
            return remembered;
        }
        long before = changes.get();
        Optional<Domain> found = search.get();
        known.put(place, found);
        if (changes.get() != before) {
            known.invalidate(place);
        }
        return found;
    }

    Windows invented() {
        return invented;
    }

    /** Forgets the domains of a realm. */
    void forget(String realmId) {
        changes.incrementAndGet();
        known.asMap().keySet().removeIf(place -> place.realmId().equals(realmId));
    }

    @Override
    public void close() {
        // Shared by all sessions.
    }
}
