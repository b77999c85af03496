package dev.sallyport.core.oauth2client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sallyport.core.oauth2client.LoginRefusedException.Reason;
import dev.sallyport.core.oauth2client.MappedUser.Place;
import java.util.Locale;
import java.util.Optional;

/** What a provider said about somebody: the top-level attributes of its user info. */
public final class UserAttributes {

    private static final String EMAIL_VERIFIED = "email_verified";

    private final JsonNode json;

    public UserAttributes(JsonNode json) {
        this.json = json;
    }

    /** Text, a number or a flag, as text without blanks around it; empty for anything else, and for nothing but blanks. */
    public Optional<String> text(String name) {
        JsonNode value = json.path(name);
        return Optional.of(value)
                .filter(JsonNode::isValueNode)
                .filter(node -> !node.isNull())
                .map(node -> node.asText().strip())
                .filter(text -> !text.isEmpty());
    }

    /**
     * The address that an attribute has.
     *
     * @throws LoginRefusedException when there is none, or the provider says that it is not verified
     */
    public String email(Optional<String> key) {
        if (text(EMAIL_VERIFIED).filter("false"::equalsIgnoreCase).isPresent()) {
            throw new LoginRefusedException(Reason.EMAIL_NOT_VERIFIED);
        }
        return key.flatMap(this::text).orElseThrow(() -> new LoginRefusedException(Reason.NO_EMAIL));
    }

    /** Whether the provider says that the address is verified. */
    public boolean vouches() {
        return text(EMAIL_VERIFIED).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** Who that is. A pattern that names nothing is a place without a name: only a new user needs one. */
    public MappedUser user(String email, boolean vouched, MapperConfig.Basic basic) {
        return new MappedUser(
                email,
                vouched,
                basic.firstNameKey().flatMap(this::text),
                basic.lastNameKey().flatMap(this::text),
                Place.named(tenant(email, basic)),
                basic.customerPattern().map(pattern -> Place.named(filled(pattern))),
                basic.dashboard(),
                basic.fullScreen());
    }

    private Optional<String> tenant(String email, MapperConfig.Basic basic) {
        return basic.tenantStrategy().flatMap(strategy -> switch (strategy) {
            case DOMAIN ->
                Optional.of(email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
            case EMAIL -> Optional.of(email);
            case CUSTOM -> basic.tenantPattern().flatMap(this::filled);
        });
    }

    private Optional<String> filled(String pattern) {
        return new NamePattern(pattern).filled(this::text);
    }
}
