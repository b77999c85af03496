package dev.sallyport.core.policy;

/** What there is in a realm that a rule could name. */
public interface KnownNames {

    boolean hasRealmRole(String name);

    /** @param path from the top, such as {@code /staff/ops} */
    boolean hasGroup(String path);

    boolean hasOrganization(String alias);

    boolean hasClient(String clientId);

    /** @param id of an organization */
    boolean hasTenant(String id);
}
