package dev.sallyport.core.tenancy;

import java.util.Optional;

/**
 * Where a user belongs. Empty means none; ThingsBoard's clients then see {@link #NULL_ID}.
 *
 * @param tenant        id of the organization
 * @param tenantProfile the organization's attribute {@code tenantProfileId}
 * @param customer      id of the organization's group
 */
public record Affiliation(Optional<String> tenant, Optional<String> tenantProfile, Optional<String> customer) {

    /** ThingsBoard's word for "no tenant" and "no customer". */
    public static final String NULL_ID = "13814000-1dd2-11b2-8080-808080808080";

    public static final Affiliation NONE = new Affiliation(Optional.empty(), Optional.empty(), Optional.empty());

    public String tenantId() {
        return tenant.orElse(NULL_ID);
    }

    public String customerId() {
        return customer.orElse(NULL_ID);
    }
}
