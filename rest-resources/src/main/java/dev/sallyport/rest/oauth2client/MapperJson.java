package dev.sallyport.rest.oauth2client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.oauth2client.ClientSecret;
import dev.sallyport.core.oauth2client.MapperConfig;
import dev.sallyport.core.oauth2client.MapperType;
import dev.sallyport.core.oauth2client.TenantNameStrategy;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Fields;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** ThingsBoard's {@code OAuth2MapperConfig} (thingsboard-behaviour §9.1), key order as there. */
public final class MapperJson {

    private static final int LONGEST_KEY = 31;
    private static final int LONGEST_TEXT = 255;

    private MapperJson() {}

    /** @param mapper the member with it; what is wrong in it is told with the rest */
    public static MapperConfig read(Fields mapper) {
        Optional<MapperType> type = named("type", MapperType.class, mapper.node("type"));
        return new MapperConfig(
                mapper.flag("allowUserCreation", false),
                mapper.flag("activateUser", false),
                type,
                mapper.has("basic") ? Optional.of(basic(mapper.object("basic"))) : Optional.empty(),
                mapper.has("custom") ? Optional.of(custom(mapper.object("custom"))) : Optional.empty());
    }

    /** Ends the call when the mapper cannot work as it says (without the list's prefix, as ThingsBoard answers). */
    static void requireComplete(MapperConfig mapper) {
        mapper.type().ifPresent(type -> {
            if (type.isBasic()) {
                requireBasic(type, mapper.basic().orElseThrow(() -> wrong("Basic config should be specified!")));
            } else {
                requireText(
                        mapper.custom()
                                .orElseThrow(() -> wrong("Custom config should be specified!"))
                                .url(),
                        "Custom mapper URL should be specified!");
            }
        });
    }

    public static ObjectNode write(MapperConfig mapper, Function<ClientSecret, String> shown) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("allowUserCreation", mapper.allowUserCreation());
        json.put("activateUser", mapper.activateUser());
        json.put("type", mapper.type().map(Enum::name).orElse(null));
        json.set("basic", mapper.basic().map(MapperJson::basic).orElse(null));
        json.set("custom", mapper.custom().map(custom -> custom(custom, shown)).orElse(null));
        return json;
    }

    private static void requireBasic(MapperType type, MapperConfig.Basic basic) {
        if (type == MapperType.GITHUB && basic.emailKey().isPresent()) {
            throw wrong("Email attribute key cannot be configured for GITHUB mapper type!");
        }
        if (type != MapperType.GITHUB) {
            requireText(basic.emailKey(), "Email attribute key should be specified!");
        }
        TenantNameStrategy strategy =
                basic.tenantStrategy().orElseThrow(() -> wrong("Tenant name strategy should be specified!"));
        if (strategy == TenantNameStrategy.CUSTOM) {
            requireText(basic.tenantPattern(), "Tenant name pattern should be specified!");
        }
    }

    private static MapperConfig.Basic basic(Fields basic) {
        return new MapperConfig.Basic(
                text(basic, "emailAttributeKey", LONGEST_KEY),
                text(basic, "firstNameAttributeKey", LONGEST_KEY),
                text(basic, "lastNameAttributeKey", LONGEST_KEY),
                named("tenantNameStrategy", TenantNameStrategy.class, basic.node("tenantNameStrategy")),
                text(basic, "tenantNamePattern", LONGEST_TEXT),
                text(basic, "customerNamePattern", LONGEST_TEXT),
                text(basic, "defaultDashboardName", LONGEST_TEXT),
                basic.flag("alwaysFullScreen", false));
    }

    private static MapperConfig.Custom custom(Fields custom) {
        return new MapperConfig.Custom(
                text(custom, "url", LONGEST_TEXT),
                text(custom, "username", LONGEST_TEXT),
                text(custom, "password", LONGEST_TEXT).map(ClientSecret::new),
                custom.flag("sendToken", false));
    }

    private static ObjectNode basic(MapperConfig.Basic basic) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("emailAttributeKey", basic.emailKey().orElse(null))
                .put("firstNameAttributeKey", basic.firstNameKey().orElse(null))
                .put("lastNameAttributeKey", basic.lastNameKey().orElse(null))
                .put(
                        "tenantNameStrategy",
                        basic.tenantStrategy().map(Enum::name).orElse(null))
                .put("tenantNamePattern", basic.tenantPattern().orElse(null))
                .put("customerNamePattern", basic.customerPattern().orElse(null))
                .put("defaultDashboardName", basic.dashboard().orElse(null))
                .put("alwaysFullScreen", basic.fullScreen());
    }

    private static ObjectNode custom(MapperConfig.Custom custom, Function<ClientSecret, String> shown) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("url", custom.url().orElse(null))
                .put("username", custom.username().orElse(null))
                .put("password", custom.password().map(shown).orElse(null))
                .put("sendToken", custom.sendToken());
    }

    private static Optional<String> text(Fields fields, String name, int longest) {
        return fields.textAsItCame(name, longest).filter(text -> !text.isEmpty());
    }

    /** One of an enum's names, or nothing. */
    static <E extends Enum<E>> Optional<E> named(String field, Class<E> type, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        return Optional.of(Stream.of(type.getEnumConstants())
                .filter(value -> value.name().equals(node.asText()))
                .findFirst()
                .orElseThrow(() -> wrong("JSON parse error: " + field + " must be one of "
                        + Stream.of(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")))));
    }

    private static void requireText(Optional<String> text, String message) {
        if (text.isEmpty()) {
            throw wrong(message);
        }
    }

    private static RuntimeException wrong(String message) {
        return ApiError.BAD_REQUEST_PARAMS.because(message);
    }
}
