package dev.sallyport.rest.domain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.DomainTaken;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.store.DomainTable;
import dev.sallyport.core.store.DomainTable.Sort;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.event.ChangeEvent;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.Json;
import dev.sallyport.rest.http.PageLink;
import dev.sallyport.rest.http.Parameters;
import dev.sallyport.rest.oauth2client.ClientScope;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/** domain-controller (thingsboard-behaviour §11.3). */
@Produces(MediaType.APPLICATION_JSON)
public final class DomainResource {

    private static final String RESOURCE = "SALLYPORT_DOMAIN";

    private static final Map<String, Sort> SORTS = Map.of(
            "id", Sort.ID,
            "createdTime", Sort.CREATED,
            "name", Sort.NAME,
            "oauth2Enabled", Sort.OAUTH2_ENABLED,
            "propagateToEdge", Sort.PROPAGATE_TO_EDGE,
            // All of them are the system's.
            "tenantId", Sort.ID);

    private final KeycloakSession session;
    private final Domains domains;
    private final DomainJson json;

    public DomainResource(KeycloakSession session) {
        this.session = session;
        this.domains = new Domains(session, session.getContext().getRealm());
        this.json = new DomainJson(session);
    }

    /** Makes a domain, or changes one when the body has an id. Without client ids its links stay as they are. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(@QueryParam("oauth2ClientIds") List<String> clientIds, String body) {
        Callers callers = new Callers(session);
        callers.requireUser();
        List<String> clients = Parameters.uuids("oauth2ClientIds", clientIds);
        DomainBody said = DomainBody.read(session, body);
        Caller.Known admin = callers.requireSysAdmin();
        Domain domain = said.id().isPresent() ? said.change(find(said.id().get())) : said.fresh();
        clients.forEach(ClientScope.SYSTEM.of(session)::require);
        Domain saved = clients.isEmpty() ? domain : domain.linkedTo(clients);
        save(saved, said.id().isPresent());
        tell(admin, said.id().isPresent() ? OperationType.UPDATE : OperationType.CREATE, saved);
        return Answers.json(json.domain(saved));
    }

    /** Replaces the links of a domain; the body is a list of UUIDs. */
    @PUT
    @Path("{id}/oauth2Clients")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response link(@PathParam("id") String id, String body) {
        Caller.Known admin = new Callers(session).requireSysAdmin();
        Domain domain = find(Parameters.uuid("id", id));
        List<String> clients = clients(Json.any(body));
        clients.forEach(ClientScope.SYSTEM.of(session)::require);
        Domain saved = domain.linkedTo(clients);
        save(saved, true);
        tell(admin, OperationType.UPDATE, saved);
        return Answers.empty(session);
    }

    @GET
    @Path("infos")
    public Response list() {
        Callers callers = new Callers(session);
        callers.requireUser();
        PageLink link = PageLink.read(session.getContext().getUri().getQueryParameters());
        callers.requireSysAdmin();
        DomainTable.Page page = new DomainTable.Page(
                link.offset(), link.size(), link.text(), link.sortedBy(SORTS).orElse(Sort.ID), link.descending());
        return Answers.json(link.answer(json.infos(domains.page(page)), domains.count(link.text())));
    }

    @GET
    @Path("info/{id}")
    public Response info(@PathParam("id") String id) {
        new Callers(session).requireSysAdmin();
        return Answers.json(json.info(find(Parameters.uuid("id", id))));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        Caller.Known admin = new Callers(session).requireSysAdmin();
        Domain domain = find(Parameters.uuid("id", id));
        if (!domains.delete(domain.id())) {
            throw unknown(domain.id());
        }
        tell(admin, OperationType.DELETE, domain);
        return Answers.empty(session);
    }

    private void save(Domain domain, boolean exists) {
        try {
            if (!exists) {
                domains.create(domain);
            } else if (!domains.update(domain)) {
                throw unknown(domain.id());
            }
        } catch (DomainTaken e) {
            throw ApiError.BAD_REQUEST_PARAMS.because(e.getMessage());
        }
    }

    private static List<String> clients(JsonNode body) {
        if (!body.isArray()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("JSON parse error: the request body must be a list of UUIDs");
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode element : body) {
            if (element.isNull()) {
                throw ApiError.BAD_REQUEST_PARAMS.because("Invalid entity id");
            }
            ids.add(Parameters.uuid(element.isTextual() ? element.asText() : element.toString()));
        }
        return ids;
    }

    private Domain find(String id) {
        return domains.find(id).orElseThrow(() -> unknown(id));
    }

    private static RuntimeException unknown(String id) {
        return ApiError.ITEM_NOT_FOUND.because("Domain with id [" + id + "] is not found");
    }

    private void tell(Caller.Known admin, OperationType operation, Domain domain) {
        new ChangeEvent(session, admin)
                .tell(operation, RESOURCE, json.domain(domain), "sallyport", "domains", domain.id());
    }
}
