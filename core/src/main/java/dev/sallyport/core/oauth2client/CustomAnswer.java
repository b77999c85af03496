package dev.sallyport.core.oauth2client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import dev.sallyport.core.oauth2client.MappedUser.Place;
import dev.sallyport.core.tenancy.Affiliation;
import java.util.Optional;

/** What an operator's server answers (thingsboard-behaviour §9.5). */
public final class CustomAnswer {

    private final JsonNode json;
    private final UserAttributes members;

    public CustomAnswer(JsonNode json) {
        this.json = json;
        this.members = new UserAttributes(json);
    }

    /** @throws LoginRefusedException when it names nobody */
    public MappedUser user() {
        return new MappedUser(
                members.text("email").orElseThrow(() -> new LoginRefusedException(Reason.NO_EMAIL)),
                true, // the operator’s own word
                members.text("firstName"),
                members.text("lastName"),
                place("tenantId", "tenantName"),
                Optional.of(place("customerId", "customerName"))
                        .filter(place -> place.id().isPresent() || place.name().isPresent()),
                members.text("defaultDashboardName"),
                json.path("alwaysFullScreen").asBoolean());
    }

    /** Ids come as ThingsBoard's objects or as the UUID alone. */
    private Place place(String id, String name) {
        UserAttributes holder = json.path(id).isObject() ? new UserAttributes(json.path(id)) : members;
        return new Place(
                holder.text(json.path(id).isObject() ? "id" : id).filter(uuid -> !uuid.equals(Affiliation.NULL_ID)),
                members.text(name));
    }
}
