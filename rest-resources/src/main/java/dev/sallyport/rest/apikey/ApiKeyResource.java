package dev.sallyport.rest.apikey;

import dev.sallyport.core.apikey.ApiKey;
import dev.sallyport.core.apikey.ApiKeyLimits;
import dev.sallyport.core.apikey.ApiKeys;
import dev.sallyport.core.keycloak.ApiKeyEvents;
import dev.sallyport.core.policy.ApiKeyPolicy;
import dev.sallyport.core.policy.InvalidSettings;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.caller.Callers;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import dev.sallyport.rest.http.Parameters;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * api-key-controller, all but the list (thingsboard-behaviour §6.5). Whoever has only a key manages none: a stolen one must
 * not outlive its revocation.
 */
@Produces(MediaType.APPLICATION_JSON)
public final class ApiKeyResource {

    private final KeycloakSession session;
    private final RealmModel realm;

    public ApiKeyResource(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** Makes a key, or changes one when the body has an id. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response save(String body) {
        Caller.LoggedIn caller = new Callers(session).requireLoggedIn();
        KeyBody said = KeyBody.read(body);
        String userId = said.userId().orElseThrow(() -> ApiError.BAD_REQUEST_PARAMS.because("Invalid entity id"));
        UserModel owner = KeyLookup.user(session, userId);
        requireMayManage(caller, owner);
        ApiKeys keys = keys(caller);
        return Answers.json(
                said.id().isPresent()
                        ? KeyJson.updated(update(keys, said, owner))
                        : KeyJson.made(create(keys, said, owner)));
    }

    private ApiKeys.Made create(ApiKeys keys, KeyBody said, UserModel owner) {
        ApiKeyLimits limits = said.limits(ApiKeyLimits.NONE);
        try {
            return keys.create(owner, new ApiKeys.Wish(said.description(), said.enabled(), said.expiresAt(), limits));
        } catch (InvalidSettings e) {
            throw ApiError.BAD_REQUEST_PARAMS.because(e.getMessage());
        }
    }

    private ApiKey update(ApiKeys keys, KeyBody said, UserModel owner) {
        ApiKey key = KeyLookup.key(keys, said.id().orElseThrow());
        if (!key.userId().equals(owner.getId())) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Cannot update API key user id!");
        }
        if (!keepsExpiry(said, key)) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Cannot update API key expiration time!");
        }
        return keys.update(key, said.description(), said.enabled(), said.limits(key.limits()));
    }

    /** Where no key lives for ever, ThingsBoard's "never" was made a time; whoever repeats it changes nothing. */
    private boolean keepsExpiry(KeyBody said, ApiKey key) {
        boolean repeated = said.expiresAt().isEmpty()
                && !new ApiKeyPolicy(realm).settings().neverAllowed();
        return repeated || said.expiresAt().equals(key.expiresAt());
    }

    /** The body is the text itself, whatever its content type says. */
    @PUT
    @Path("{id}/description")
    @Consumes(MediaType.WILDCARD)
    public Response describe(@PathParam("id") String id, String body) {
        Caller.LoggedIn caller = new Callers(session).requireLoggedIn();
        ApiKeys keys = keys(caller);
        ApiKey key = managed(keys, caller, id);
        return Answers.json(KeyJson.info(keys.describe(key, Description.require(body))));
    }

    @PUT
    @Path("{id}/enabled/{enabledValue}")
    @Consumes(MediaType.WILDCARD)
    public Response enable(@PathParam("id") String id, @PathParam("enabledValue") String enabled) {
        Caller.LoggedIn caller = new Callers(session).requireLoggedIn();
        boolean value = Parameters.flag("enabledValue", enabled);
        ApiKeys keys = keys(caller);
        ApiKey key = managed(keys, caller, id);
        return Answers.json(KeyJson.info(keys.enable(key, value)));
    }

    @DELETE
    @Path("{id}")
    public Response delete(@PathParam("id") String id) {
        Caller.LoggedIn caller = new Callers(session).requireLoggedIn();
        ApiKeys keys = keys(caller);
        if (!keys.delete(managed(keys, caller, id), ApiKeyEvents.Action.DELETED)) {
            throw KeyLookup.unknownKey(id);
        }
        return Answers.empty(session);
    }

    /**
     * Ours: gives the key another value, which the answer shows this once.
     *
     * @param overlap seconds for which the old value stays good; 0 when absent, seven days at most
     */
    @POST
    @Path("{id}/rotate")
    @Consumes(MediaType.WILDCARD)
    public Response rotate(@PathParam("id") String id, @QueryParam("overlapSeconds") String overlap) {
        Caller.LoggedIn caller = new Callers(session).requireLoggedIn();
        Duration kept = overlap(overlap);
        ApiKeys keys = keys(caller);
        return keys.rotate(managed(keys, caller, id), kept)
                .map(made -> Answers.json(KeyJson.made(made)))
                .orElseThrow(() -> KeyLookup.unknownKey(id));
    }

    private static Duration overlap(String seconds) {
        long most = ApiKeys.LONGEST_OVERLAP.toSeconds();
        String text = Optional.ofNullable(seconds).orElse("0");
        if (!text.matches("\\d{1,7}") || Long.parseLong(text) > most) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "Validation error: overlapSeconds must be a whole number from 0 to " + most);
        }
        return Duration.ofSeconds(Long.parseLong(text));
    }

    private ApiKey managed(ApiKeys keys, Caller.LoggedIn caller, String id) {
        ApiKey key = KeyLookup.key(keys, Parameters.uuid("id", id));
        requireMayManage(caller, KeyLookup.user(session, key.userId()));
        return key;
    }

    private void requireMayManage(Caller.LoggedIn caller, UserModel owner) {
        if (!new KeyOwners(session, caller).mayManage(owner)) {
            throw ApiError.permissionDenied();
        }
    }

    private ApiKeys keys(Caller.LoggedIn caller) {
        return new ApiKeys(session, realm, Optional.of(caller.user().getId()));
    }
}
