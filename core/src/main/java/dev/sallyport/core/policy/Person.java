package dev.sallyport.core.policy;

import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import java.util.Optional;

/** What a rule may ask about whoever logs in. Each answer may cost queries: ask only what the rule depends on. */
public interface Person {

    enum Answer {
        YES,
        NO,
        /** There is nothing of this name, or the door cannot tell. A rule must not let anybody off because of it. */
        UNKNOWN
    }

    /** The highest one. */
    Optional<Authority> authority();

    Affiliation affiliation();

    /** Directly, through a group or through a composite role. */
    Answer hasRealmRole(String name);

    /** @param path such as {@code /staff/ops}; members of groups below it count */
    Answer isInGroup(String path);

    /** @param alias of an organization, whether or not it is enabled */
    Answer isInOrganization(String alias);

    /** Whether this login is for a client. */
    Answer logsInTo(String clientId);
}
