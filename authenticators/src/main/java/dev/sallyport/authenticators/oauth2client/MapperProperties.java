package dev.sallyport.authenticators.oauth2client;

import dev.sallyport.core.oauth2client.MapperStore;
import dev.sallyport.core.oauth2client.MapperType;
import dev.sallyport.core.oauth2client.TenantNameStrategy;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;

/** What the Admin console shows of a client's mapper. */
final class MapperProperties {

    static final List<ProviderConfigProperty> ALL = List.of(
            list(
                    MapperStore.TYPE,
                    "Type",
                    "How the user is found: by attributes of the provider’s user info, by GitHub’s "
                            + "list of addresses, by Apple’s user info, or by a server of yours.",
                    names(MapperType.values())),
            flag(MapperStore.ALLOW_USER_CREATION, "Allow user creation", "Make users who are not known."),
            flag(MapperStore.ACTIVATE_USER, "Activate user", "New users may log in at once; else you enable them."),
            text(MapperStore.EMAIL_KEY, "E-mail attribute key", "Attribute with the e-mail address. Empty for GITHUB."),
            text(MapperStore.FIRST_NAME_KEY, "First name attribute key", "Attribute with the first name."),
            text(MapperStore.LAST_NAME_KEY, "Last name attribute key", "Attribute with the last name."),
            list(
                    MapperStore.TENANT_STRATEGY,
                    "Tenant name strategy",
                    "Where the name of a new user’s tenant comes from. Not used by clients of a tenant.",
                    names(TenantNameStrategy.values())),
            text(MapperStore.TENANT_PATTERN, "Tenant name pattern", "For CUSTOM: text with %{attribute} in it."),
            text(
                    MapperStore.CUSTOMER_PATTERN,
                    "Customer name pattern",
                    "Text with %{attribute} in it. Empty: new users administer their tenant."),
            text(MapperStore.DASHBOARD, "Default dashboard name", "The dashboard that a new user begins with."),
            flag(MapperStore.FULL_SCREEN, "Always full screen", "Whether that dashboard fills the screen."),
            text(MapperStore.CUSTOM_URL, "URL", "For the type CUSTOM: your server, asked with a POST."),
            text(MapperStore.CUSTOM_USERNAME, "User name", "For your server, Basic authentication."),
            secret(MapperStore.CUSTOM_PASSWORD, "Password", "For your server, or a reference to the vault."),
            flag(MapperStore.CUSTOM_SEND_TOKEN, "Send token", "Whether your server gets the provider’s access token."));

    private MapperProperties() {}

    private static ProviderConfigProperty text(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.STRING_TYPE, null);
    }

    private static ProviderConfigProperty secret(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.PASSWORD, null, true);
    }

    private static ProviderConfigProperty flag(String name, String label, String help) {
        return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.BOOLEAN_TYPE, false);
    }

    private static ProviderConfigProperty list(String name, String label, String help, List<String> options) {
        ProviderConfigProperty property =
                new ProviderConfigProperty(name, label, help, ProviderConfigProperty.LIST_TYPE, null);
        property.setOptions(options);
        return property;
    }

    private static List<String> names(Enum<?>... values) {
        return Stream.of(values).map(Enum::name).toList();
    }
}
