package dev.sallyport.core.consent;

import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.store.ConsentLog;
import dev.sallyport.core.store.ConsentRow;
import dev.sallyport.core.store.Subject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** To what a user has agreed. By which documents he is bound is for others to say. */
public final class Consents {

    private final Subject subject;
    private final ConsentLog log;

    public Consents(KeycloakSession session, RealmModel realm, UserModel user) {
        this.subject = Subject.of(realm, user);
        this.log = new ConsentLog(session);
    }

    /**
     * How somebody agreed.
     *
     * @param address  that he came from
     * @param language BCP 47 tag of what he saw
     */
    public record Circumstances(String address, String language) {}

    /** Those that he has not agreed to as they are now. */
    public List<Demand> missing(Collection<Demand> demands) {
        if (demands.isEmpty()) {
            return List.of();
        }
        List<ConsentRow> given = log.of(subject);
        return demands.stream()
                .filter(demand -> given.stream().noneMatch(row -> isOf(row, demand)))
                .toList();
    }

    /** The domains where he agreed to something, whether or not it holds still. */
    public Set<String> domainIds() {
        return log.of(subject).stream().map(ConsentRow::domainId).collect(Collectors.toUnmodifiableSet());
    }

    /** Notes down that he agreed, with the request's transaction. */
    public void agreed(Collection<Demand> demands, Circumstances how) {
        Instant now = ServerTime.now();
        demands.forEach(demand -> log.add(new ConsentRow(
                subject,
                demand.domainId(),
                demand.document().name(),
                demand.version(),
                now,
                how.address(),
                how.language())));
    }

    private static boolean isOf(ConsentRow row, Demand demand) {
        return row.domainId().equals(demand.domainId())
                && row.document().equals(demand.document().name())
                && row.version().equals(demand.version());
    }
}
