package dev.sallyport.rest.apikey;

import dev.sallyport.core.apikey.ApiKeys;
import dev.sallyport.core.store.ApiKeyTable;
import dev.sallyport.core.store.ApiKeyTable.Sort;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.PageLink;
import dev.sallyport.rest.http.Parameters;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** The list of a user's keys (thingsboard-behaviour §6.5). */
@Produces(MediaType.APPLICATION_JSON)
public final class ApiKeysResource {

    private static final Map<String, Sort> SORTS = Map.of(
            "id", Sort.ID,
            "createdTime", Sort.CREATED,
            "tenantId", Sort.TENANT,
            "userId", Sort.USER,
            "expirationTime", Sort.EXPIRES,
            "description", Sort.DESCRIPTION,
            "enabled", Sort.ENABLED);

    private final KeycloakSession session;

    public ApiKeysResource(KeycloakSession session) {
        this.session = session;
    }

    @GET
    @Path("{userId}")
    public Response list(@PathParam("userId") String userId) {
        Caller.Known caller = new Callers(session).requireUser();
        PageLink link = PageLink.read(session.getContext().getUri().getQueryParameters());
        UserModel owner = KeyLookup.user(session, Parameters.uuid(userId));
        if (!new KeyOwners(session, caller).maySee(owner)) {
            throw ApiError.permissionDenied();
        }
        ApiKeys keys = new ApiKeys(session, session.getContext().getRealm(), Optional.empty());
        ApiKeyTable.Page page = new ApiKeyTable.Page(
                link.offset(), link.size(), link.text(), link.sortedBy(SORTS).orElse(Sort.ID), link.descending());
        return Answers.json(link.answer(KeyJson.infos(keys.of(owner, page)), keys.count(owner, link.text())));
    }
}
