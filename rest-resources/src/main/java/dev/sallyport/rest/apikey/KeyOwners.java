package dev.sallyport.rest.apikey;

import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import dev.sallyport.rest.caller.Caller;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whose keys a caller may see and manage (thingsboard-behaviour §6.4). */
final class KeyOwners {

    private final RealmModel realm;
    private final Organizations organizations;
    private final Caller.Known caller;

    KeyOwners(KeycloakSession session, Caller.Known caller) {
        this.realm = session.getContext().getRealm();
        this.organizations = new Organizations(session);
        this.caller = caller;
    }

    /** Whether he may make, change and delete keys of a user. */
    boolean mayManage(UserModel owner) {
        Optional<Authority> owners = Authority.of(realm, owner);
        if (owners.isEmpty()) {
            return false;
        }
        return switch (caller.authority().orElseThrow()) {
            case SYS_ADMIN -> owners.get() != Authority.CUSTOMER_USER;
            case TENANT_ADMIN -> owners.get() != Authority.SYS_ADMIN && sharesTenant(owner);
            case CUSTOMER_USER -> isCaller(owner);
        };
    }

    /** Whether he may list the keys of a user. */
    boolean maySee(UserModel owner) {
        return mayManage(owner) || isCaller(owner) || isFellowCustomer(owner);
    }

    private boolean isFellowCustomer(UserModel owner) {
        Affiliation own = organizations.affiliationOf(caller.user());
        return caller.authority().equals(Optional.of(Authority.CUSTOMER_USER))
                && Authority.of(realm, owner).equals(Optional.of(Authority.CUSTOMER_USER))
                && own.customer().isPresent()
                && own.customer().equals(organizations.affiliationOf(owner).customer());
    }

    /** Without a tenant nobody shares one. */
    private boolean sharesTenant(UserModel owner) {
        Affiliation own = organizations.affiliationOf(caller.user());
        boolean shared = own.tenant().isPresent()
                && own.tenant().equals(organizations.affiliationOf(owner).tenant());
        return shared || isCaller(owner);
    }

    private boolean isCaller(UserModel owner) {
        return owner.getId().equals(caller.user().getId());
    }
}
