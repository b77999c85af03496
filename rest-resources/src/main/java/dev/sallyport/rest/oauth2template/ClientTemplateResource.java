package dev.sallyport.rest.oauth2template;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.event.ChangeEvent;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.Json;
import dev.sallyport.rest.http.Parameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** o-auth-2-config-template-controller (thingsboard-behaviour §10.1). */
@Produces(MediaType.APPLICATION_JSON)
public final class ClientTemplateResource {

    private static final String RESOURCE = "SALLYPORT_CLIENT_TEMPLATE";

    private final KeycloakSession session;
    private final ClientTemplates templates;

    public ClientTemplateResource(KeycloakSession session) {
        this.session = session;
        this.templates = new ClientTemplates(session.getContext().getRealm());
    }

    @GET
    public Response list() {
        if (new Callers(session).requireUser().authority().equals(Optional.of(Authority.CUSTOMER_USER))) {
            throw ApiError.permissionDenied();
        }
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        templates.all().forEach(template -> array.add(template.json()));
        return Answers.json(array);
    }

    /** Makes a template, or changes the one with the body's id; with an id that there is none with, it is made under it. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(String body) {
        Caller.Known admin = new Callers(session).requireSysAdmin();
        ObjectNode said = Json.object(body);
        Optional<String> id = id(said);
        Optional<ClientTemplate> known = templates.all().stream()
                .filter(one -> id.equals(Optional.of(one.id())))
                .findFirst();
        ClientTemplate template = ClientTemplate.read(
                said,
                id.orElseGet(KeycloakModelUtils::generateId),
                known.map(one -> one.json().path("createdTime").asLong())
                        .orElseGet(() -> ServerTime.now().toEpochMilli()));
        requireFree(template);
        templates.save(template);
        tell(admin, known.isPresent() ? OperationType.UPDATE : OperationType.CREATE, template.json(), template.id());
        return Answers.json(template.json());
    }

    /** Also when there is none. */
    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        Caller.Known admin = new Callers(session).requireSysAdmin();
        String uuid = Parameters.uuid(id);
        templates.all().stream()
                .filter(one -> one.id().equals(uuid))
                .findFirst()
                .ifPresent(template -> {
                    templates.delete(uuid);
                    tell(admin, OperationType.DELETE, template.json(), uuid);
                });
        return Answers.empty(session);
    }

    /** Ids of templates have no entity type. */
    private static Optional<String> id(ObjectNode said) {
        return Optional.of(said.at("/id/id"))
                .filter(node -> !node.isMissingNode() && !node.isNull())
                .map(node -> Parameters.uuid(node.asText()));
    }

    private void requireFree(ClientTemplate template) {
        if (templates.all().stream()
                .anyMatch(one -> one.providerId().equals(template.providerId())
                        && !one.id().equals(template.id()))) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "Client registration template with such providerId already exists!");
        }
    }

    private void tell(Caller.Known admin, OperationType operation, ObjectNode template, String id) {
        new ChangeEvent(session, admin).tell(operation, RESOURCE, template, "sallyport", "client-templates", id);
    }
}
