package dev.sallyport.rest.apikey;

import dev.sallyport.core.apikey.ApiKey;
import dev.sallyport.core.apikey.ApiKeys;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Finds keys and their owners, or ends the call in ThingsBoard's words. */
final class KeyLookup {

    private KeyLookup() {}

    static ApiKey key(ApiKeys keys, String id) {
        return keys.find(id).orElseThrow(() -> unknownKey(id));
    }

    static UserModel user(KeycloakSession session, String id) {
        return Optional.ofNullable(
                        session.users().getUserById(session.getContext().getRealm(), id))
                .orElseThrow(() -> ApiError.ITEM_NOT_FOUND.because("User with id [" + id + "] is not found"));
    }

    static ApiException unknownKey(String id) {
        return ApiError.ITEM_NOT_FOUND.because("Api key with id [" + id + "] is not found");
    }
}
