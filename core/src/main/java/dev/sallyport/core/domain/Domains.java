package dev.sallyport.core.domain;

import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.keycloak.ClusterSignal;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.keycloak.RequestHost;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.store.DomainRow;
import dev.sallyport.core.store.DomainTable;
import dev.sallyport.core.tenancy.Operators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The domains of a realm. What is changed is changed with the request's transaction, and known to every node when that is
 * committed. Who may do what is for the door to say.
 */
public final class Domains {

    /** Tells every node whose domains changed: the id of a realm. */
    static final ClusterSignal CHANGED = new ClusterSignal("sallyport-domain");

    /** A web server asks once for each name that is called, by anybody. */
    private static final RateLimit INVENTED_NAMES = new RateLimit(300, Duration.ofMinutes(1), false);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final DomainTable table;

    public Domains(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.table = new DomainTable(session, realm.getId());
    }

    public Optional<Domain> find(String id) {
        return table.byId(id).map(this::withLinks);
    }

    public Optional<Domain> named(String name) {
        return table.byName(name).map(this::withLinks);
    }

    /** The domain that the request in the session's context was sent to; most often from memory. */
    public Optional<Domain> ofRequest() {
        return at(RequestHost.of(session));
    }

    /** The domain with this host and port, else the one with this host. */
    public Optional<Domain> at(RequestHost host) {
        return session.getProvider(DomainNode.class)
                .find(
                        realm.getId(),
                        host,
                        () -> host.names().stream()
                                .flatMap(name -> named(name).stream())
                                .findFirst());
    }

    /** Whether there is a domain of this name. */
    public boolean isRegistered(String name) {
        return at(new RequestHost(name, Optional.empty())).isPresent();
    }

    /**
     * Counts who asked for a name that is none.
     *
     * @return how long he has to wait because he did so too often; zero when he did not
     */
    public Duration countInvented(String network) {
        return session.getProvider(DomainNode.class).invented().count(network, INVENTED_NAMES, ServerTime.now());
    }

    /**
     * The system's clients log in only where a domain shows them, or would if it were asked to; a tenant's everywhere but on
     * another tenant's isolated domain.
     */
    public boolean mayUse(OAuth2Client client) {
        Optional<String> isolated = isolatedTenant();
        if (client.tenantId().isPresent()) {
            return isolated.isEmpty() || isolated.equals(client.tenantId());
        }
        return ofRequest()
                .filter(domain -> domain.clientIds().contains(client.id()))
                .isPresent();
    }

    /** Whose users alone log in on the domain of this request; empty for everybody's. */
    public Optional<String> isolatedTenant() {
        return ofRequest().flatMap(Domain::isolatedTenantId);
    }

    /** An isolated domain lets in the users of its tenant, and nobody else: a system administrator is nobody's. */
    public boolean admits(UserModel user) {
        Optional<String> tenant = isolatedTenant();
        return tenant.isEmpty()
                || (tenant.equals(new Organizations(session).affiliationOf(user).tenant())
                        && !Operators.isOne(realm, user));
    }

    public List<Domain> page(DomainTable.Page page) {
        List<DomainRow> rows = table.page(page);
        Map<String, List<String>> links =
                table.links(rows.stream().map(DomainRow::id).toList());
        return rows.stream()
                .map(row -> domain(row, links.getOrDefault(row.id(), List.of())))
                .toList();
    }

    /** @param text part of the name; empty for all */
    public long count(String text) {
        return table.count(text);
    }

    /** @throws DomainTaken when the name is another domain's */
    public void create(Domain domain) throws DomainTaken {
        write(domain, row -> {
            table.insert(row);
            return true;
        });
    }

    /**
     * False when it was gone.
     *
     * @throws DomainTaken when the name is another domain's
     */
    public boolean update(Domain domain) throws DomainTaken {
        return write(domain, table::update);
    }

    /** False when it was gone. */
    public boolean delete(String id) {
        boolean deleted = table.delete(id);
        changed();
        return deleted;
    }

    /** Takes a client that is no more from all domains. */
    public void unlink(String clientId) {
        table.unlink(clientId);
        changed();
    }

    private boolean write(Domain domain, Predicate<DomainRow> statement) throws DomainTaken {
        requireFree(domain);
        if (!isWritten(row(domain), statement)) {
            return false;
        }
        // By now no other request changes the domain, so that none of two lists of links at once is in the other's way.
        table.link(domain.id(), domain.clientIds());
        changed();
        return true;
    }

    private static boolean isWritten(DomainRow row, Predicate<DomainRow> statement) throws DomainTaken {
        try {
            return statement.test(row);
        } catch (ModelDuplicateException e) {
            throw new DomainTaken(); // by another request, just now
        }
    }

    private void changed() {
        CHANGED.sendAfterCommit(session, realm.getId());
    }

    private void requireFree(Domain domain) throws DomainTaken {
        if (table.byName(domain.name())
                .filter(row -> !row.id().equals(domain.id()))
                .isPresent()) {
            throw new DomainTaken();
        }
    }

    private Domain withLinks(DomainRow row) {
        return domain(row, table.links(List.of(row.id())).getOrDefault(row.id(), List.of()));
    }

    private static Domain domain(DomainRow row, List<String> clientIds) {
        return new Domain(
                row.id(),
                row.name(),
                Instant.ofEpochMilli(row.createdAt()),
                row.oauth2Enabled(),
                row.propagateToEdge(),
                row.signUp(),
                Optional.ofNullable(row.loginTheme()),
                Optional.ofNullable(row.isolatedTenantId()),
                clientIds);
    }

    private static DomainRow row(Domain domain) {
        return new DomainRow(
                domain.id(),
                domain.name(),
                domain.createdAt().toEpochMilli(),
                domain.oauth2Enabled(),
                domain.propagateToEdge(),
                domain.signUp(),
                domain.loginTheme().orElse(null),
                domain.isolatedTenantId().orElse(null));
    }
}
