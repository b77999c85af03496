package dev.sallyport.core.policy;

import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import java.util.List;
import java.util.Optional;

/** Whom the platform obliges to have a second factor (thingsboard-behaviour §7.8, and {@link KeycloakUsers}). */
public sealed interface EnforcementFilter
        permits EnforcementFilter.AllUsers,
                EnforcementFilter.SystemAdministrators,
                EnforcementFilter.TenantAdministrators,
                KeycloakUsers {

    boolean matches(Person person);

    /** Everybody, whether or not he has an authority. */
    record AllUsers() implements EnforcementFilter {
        @Override
        public boolean matches(Person person) {
            return true;
        }
    }

    record SystemAdministrators() implements EnforcementFilter {
        @Override
        public boolean matches(Person person) {
            return person.authority().equals(Optional.of(Authority.SYS_ADMIN));
        }
    }

    /**
     * Tenant administrators of these tenants; with no tenants, of tenants with these profiles; with neither, all.
     *
     * @param tenants  ids as sent; empty when absent
     * @param profiles ids as sent; empty when absent; not looked at when there are tenants
     */
    record TenantAdministrators(Optional<List<String>> tenants, Optional<List<String>> profiles)
            implements EnforcementFilter {
        @Override
        public boolean matches(Person person) {
            return person.authority().equals(Optional.of(Authority.TENANT_ADMIN)) && belongs(person);
        }

        private boolean belongs(Person person) {
            List<String> wantedTenants = tenants.orElse(List.of());
            List<String> wantedProfiles = profiles.orElse(List.of());
            if (wantedTenants.isEmpty() && wantedProfiles.isEmpty()) {
                return true;
            }
            Affiliation affiliation = person.affiliation();
            return wantedTenants.isEmpty()
                    ? isAmong(wantedProfiles, affiliation.tenantProfile())
                    : isAmong(wantedTenants, affiliation.tenant());
        }

        /** UUIDs have no case (RFC 9562 §4). */
        private static boolean isAmong(List<String> ids, Optional<String> id) {
            return id.filter(own -> ids.stream().anyMatch(own::equalsIgnoreCase))
                    .isPresent();
        }
    }
}
