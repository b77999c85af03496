package dev.sallyport.rest.oauth2client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.keycloak.Vault;
import dev.sallyport.core.oauth2client.OAuth2Client;
import dev.sallyport.core.oauth2client.OAuth2Clients;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.event.ChangeEvent;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.PageLink;
import dev.sallyport.rest.http.Parameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** o-auth-2-controller, but the buttons (thingsboard-behaviour §9.2). */
@Produces(MediaType.APPLICATION_JSON)
public final class OAuth2ClientResource {

    private static final String RESOURCE = "SALLYPORT_OAUTH2_CLIENT";
    private static final String CLIENT_IDS = "clientIds";

    /** Not by the secret, which ThingsBoard allows: whoever can sort by it can guess it bit by bit. */
    private static final Map<String, Comparator<OAuth2Client>> SORTS = Map.of(
            "id", Comparator.comparing(OAuth2Client::id),
            "createdTime", Comparator.comparing(OAuth2Client::createdAt),
            "title", Comparator.comparing(OAuth2Client::title),
            "clientId", Comparator.comparing(OAuth2Client::clientId),
            "loginButtonLabel", Comparator.comparing(OAuth2Client::buttonLabel),
            "platforms", Comparator.comparing(client -> client.platforms().toString()),
            "scope", Comparator.comparing(client -> client.scope().toString()));

    private final KeycloakSession session;
    private final OAuth2Clients clients;

    public OAuth2ClientResource(KeycloakSession session) {
        this.session = session;
        this.clients = new OAuth2Clients(session);
    }

    /** Makes a client, or changes one when the body has an id. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(String body) {
        Caller.Known caller = new Callers(session).requireUser();
        ClientBody said = ClientBody.read(body);
        OAuth2Client wished = said.client();
        ClientScope scope = ClientScope.of(session, caller);
        requireOwnSecret(scope, wished);
        Optional<OAuth2Client> known = said.id().map(scope.of(session)::require);
        OAuth2Client client = wished.as(
                known.map(OAuth2Client::id).orElseGet(KeycloakModelUtils::generateId),
                known.map(OAuth2Client::createdAt)
                        .orElseGet(() -> ServerTime.now().truncatedTo(ChronoUnit.MILLIS)),
                scope.tenantId());
        clients.save(client);
        tell(caller, known.isPresent() ? OperationType.UPDATE : OperationType.CREATE, client);
        return Answers.json(ClientJson.client(clients.find(client.id()).orElseThrow()));
    }

    @GET
    @Path("{id}")
    public Response get(@PathParam("id") String id) {
        Caller.Known caller = new Callers(session).requireUser();
        String uuid = Parameters.uuid("id", id);
        OAuth2Client client = ClientScope.of(session, caller).of(session).require(uuid);
        return Answers.json(mayOnlyRead(caller) ? ClientJson.masked(client) : ClientJson.client(client));
    }

    /** Domains lose it silently. */
    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        Caller.Known caller = new Callers(session).requireUser();
        String uuid = Parameters.uuid("id", id);
        OAuth2Client client = ClientScope.of(session, caller).of(session).require(uuid);
        clients.delete(client.id());
        new Domains(session, session.getContext().getRealm()).unlink(client.id());
        tell(caller, OperationType.DELETE, client);
        return Answers.empty(session);
    }

    /** A page, or with {@code clientIds} those clients. */
    @GET
    @Path("infos")
    public Response infos(@QueryParam(CLIENT_IDS) List<String> ids) {
        return ids.isEmpty() ? page() : list(ids);
    }

    @GET
    @Path("list")
    public Response list(@QueryParam(CLIENT_IDS) List<String> ids) {
        Caller.Known caller = new Callers(session).requireUser();
        if (ids.isEmpty()) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "Required request parameter 'clientIds' for method parameter type UUID[] is not present");
        }
        List<String> wished = Parameters.uuids(CLIENT_IDS, ids);
        ClientScope.Clients own = ClientScope.of(session, caller).of(session);
        return Answers.json(ClientJson.infos(wished.stream().map(own::require).toList()));
    }

    private Response page() {
        Caller.Known caller = new Callers(session).requireUser();
        PageLink link = PageLink.read(session.getContext().getUri().getQueryParameters());
        String text = link.text().toLowerCase(Locale.ROOT);
        Comparator<OAuth2Client> order = link.sortedBy(SORTS).orElseGet(() -> SORTS.get("id"));
        List<OAuth2Client> found = ClientScope.of(session, caller)
                .of(session)
                .all()
                .filter(client -> client.title().toLowerCase(Locale.ROOT).contains(text))
                .sorted((link.descending() ? order.reversed() : order).thenComparing(OAuth2Client::id))
                .toList();
        ArrayNode page = JsonNodeFactory.instance.arrayNode();
        found.stream()
                .skip(link.offset())
                .limit(link.size())
                .map(ClientJson::info)
                .forEach(page::add);
        return Answers.json(link.answer(page, found.size()));
    }

    /** A reference would send a secret of the operator's to a server of the tenant's. */
    private static void requireOwnSecret(ClientScope scope, OAuth2Client client) {
        if (scope.tenantId().isPresent()
                && Vault.isReference(client.clientSecret().reveal())) {
            throw ApiError.invalid(Set.of("clientSecret must not be a reference to the vault"));
        }
    }

    /** Secrets are for whoever may change the client, and would have to send them back. */
    private static boolean mayOnlyRead(Caller.Known caller) {
        return caller instanceof Caller.KeyHolder holder
                && holder.accepted().key().limits().readOnly();
    }

    private void tell(Caller.Known caller, OperationType operation, OAuth2Client client) {
        new ChangeEvent(session, caller)
                .tell(operation, RESOURCE, ClientJson.masked(client), "sallyport", "oauth2-clients", client.id());
    }
}
