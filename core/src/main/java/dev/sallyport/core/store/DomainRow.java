package dev.sallyport.core.store;

/** A row of the table of domains. Times in milliseconds since the epoch. */
public record DomainRow(
        String id,
        String name,
        long createdAt,
        boolean oauth2Enabled,
        boolean propagateToEdge,
        boolean signUp,
        String loginTheme,
        String isolatedTenantId) {

    static final String COLUMNS = "d.id, d.name, d.createdAt, d.oauth2Enabled, d.propagateToEdge, d.signUp,"
            + " d.loginTheme, d.isolatedTenantId";
}
