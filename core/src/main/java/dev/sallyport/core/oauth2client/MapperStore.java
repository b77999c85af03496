package dev.sallyport.core.oauth2client;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How the configuration of an identity provider's mapper says what a {@link MapperConfig} says. */
public final class MapperStore {

    public static final String TYPE = "type";
    public static final String ALLOW_USER_CREATION = "allowUserCreation";
    public static final String ACTIVATE_USER = "activateUser";
    public static final String EMAIL_KEY = "emailAttributeKey";
    public static final String FIRST_NAME_KEY = "firstNameAttributeKey";
    public static final String LAST_NAME_KEY = "lastNameAttributeKey";
    public static final String TENANT_STRATEGY = "tenantNameStrategy";
    public static final String TENANT_PATTERN = "tenantNamePattern";
    public static final String CUSTOMER_PATTERN = "customerNamePattern";
    public static final String DASHBOARD = "defaultDashboardName";
    public static final String FULL_SCREEN = "alwaysFullScreen";
    public static final String CUSTOM_URL = "customUrl";
    public static final String CUSTOM_USERNAME = "customUsername";
    public static final String CUSTOM_PASSWORD = "customPassword";
    public static final String CUSTOM_SEND_TOKEN = "customSendToken";

    private MapperStore() {}

    /** What cannot be read, an administrator's misspelt word for instance, is as if it were not there. */
    public static MapperConfig read(Map<String, String> config) {
        Optional<MapperType> type = named(MapperType.values(), config.get(TYPE));
        return new MapperConfig(
                flag(config, ALLOW_USER_CREATION),
                flag(config, ACTIVATE_USER),
                type,
                Optional.of(basic(config))
                        .filter(basic -> type.filter(MapperType::isBasic).isPresent()),
                Optional.of(custom(config)).filter(custom -> type.equals(Optional.of(MapperType.CUSTOM))));
    }

    static Map<String, String> write(MapperConfig mapper) {
        Map<String, String> config = new HashMap<>();
        config.put(ALLOW_USER_CREATION, String.valueOf(mapper.allowUserCreation()));
        config.put(ACTIVATE_USER, String.valueOf(mapper.activateUser()));
        mapper.type().ifPresent(type -> config.put(TYPE, type.name()));
        mapper.basic().ifPresent(basic -> write(basic, config));
        mapper.custom().ifPresent(custom -> write(custom, config));
        return config;
    }

    private static void write(MapperConfig.Basic basic, Map<String, String> config) {
        put(config, EMAIL_KEY, basic.emailKey());
        put(config, FIRST_NAME_KEY, basic.firstNameKey());
        put(config, LAST_NAME_KEY, basic.lastNameKey());
        put(config, TENANT_STRATEGY, basic.tenantStrategy().map(Enum::name));
        put(config, TENANT_PATTERN, basic.tenantPattern());
        put(config, CUSTOMER_PATTERN, basic.customerPattern());
        put(config, DASHBOARD, basic.dashboard());
        config.put(FULL_SCREEN, String.valueOf(basic.fullScreen()));
    }

    private static void write(MapperConfig.Custom custom, Map<String, String> config) {
        put(config, CUSTOM_URL, custom.url());
        put(config, CUSTOM_USERNAME, custom.username());
        put(config, CUSTOM_PASSWORD, custom.password().map(ClientSecret::reveal));
        config.put(CUSTOM_SEND_TOKEN, String.valueOf(custom.sendToken()));
    }

    private static MapperConfig.Basic basic(Map<String, String> config) {
        return new MapperConfig.Basic(
                text(config, EMAIL_KEY),
                text(config, FIRST_NAME_KEY),
                text(config, LAST_NAME_KEY),
                named(TenantNameStrategy.values(), config.get(TENANT_STRATEGY)),
                text(config, TENANT_PATTERN),
                text(config, CUSTOMER_PATTERN),
                text(config, DASHBOARD),
                flag(config, FULL_SCREEN));
    }

    private static MapperConfig.Custom custom(Map<String, String> config) {
        return new MapperConfig.Custom(
                text(config, CUSTOM_URL),
                text(config, CUSTOM_USERNAME),
                text(config, CUSTOM_PASSWORD).map(ClientSecret::new),
                flag(config, CUSTOM_SEND_TOKEN));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, String name) {
        return Stream.of(values).filter(value -> value.name().equals(name)).findFirst();
    }

    private static Optional<String> text(Map<String, String> config, String key) {
        return Optional.ofNullable(config.get(key)).filter(text -> !text.isEmpty());
    }

    private static boolean flag(Map<String, String> config, String key) {
        return Boolean.parseBoolean(config.get(key));
    }

    private static void put(Map<String, String> config, String key, Optional<String> value) {
        value.ifPresent(text -> config.put(key, text));
    }
}
