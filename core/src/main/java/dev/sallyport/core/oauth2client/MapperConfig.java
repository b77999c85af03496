package dev.sallyport.core.oauth2client;

import java.util.Optional;

/**
 * Who somebody is that a provider sends, and what becomes of him who is not known (thingsboard-behaviour §9.1).
 *
 * @param allowUserCreation whether unknown users are made
 * @param activateUser      whether they may log in at once
 * @param type              empty: nobody can log in
 * @param basic             of the types that read attributes
 * @param custom            of {@link MapperType#CUSTOM}
 */
public record MapperConfig(
        boolean allowUserCreation,
        boolean activateUser,
        Optional<MapperType> type,
        Optional<Basic> basic,
        Optional<Custom> custom) {

    /** Nobody can log in. */
    public static final MapperConfig NONE =
            new MapperConfig(false, false, Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * Which attributes say what. Patterns are text with {@code %{attribute}} in it.
     *
     * @param emailKey           name of an attribute
     * @param firstNameKey       name of an attribute
     * @param lastNameKey        name of an attribute
     * @param tenantPattern      for {@link TenantNameStrategy#CUSTOM}
     * @param customerPattern    empty: administrators of their tenant are made, no users of a customer
     * @param dashboard          name of the dashboard that a new user begins with
     * @param fullScreen         whether it fills his screen
     */
    public record Basic(
            Optional<String> emailKey,
            Optional<String> firstNameKey,
            Optional<String> lastNameKey,
            Optional<TenantNameStrategy> tenantStrategy,
            Optional<String> tenantPattern,
            Optional<String> customerPattern,
            Optional<String> dashboard,
            boolean fullScreen) {}

    /**
     * A server that is asked with a POST.
     *
     * @param url       kept as it came; looked at when it is used
     * @param username  for Basic authentication; none when empty
     * @param sendToken whether it gets the provider's access token
     */
    public record Custom(
            Optional<String> url, Optional<String> username, Optional<ClientSecret> password, boolean sendToken) {}
}
