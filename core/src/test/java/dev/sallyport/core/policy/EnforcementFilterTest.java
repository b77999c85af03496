package dev.sallyport.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is obliged: thingsboard-behaviour §7.8. */
class EnforcementFilterTest {

    private static final String TENANT = "aaee39b0-e62a-11f1-8849-3f708e255e40";
    private static final String PROFILE = "9d46e400-e635-11f1-aba4-41e6f20265da";
    private static final String OTHER = "13814000-1dd2-11b2-8080-808080808080";

    private static final Affiliation MEMBER =
            new Affiliation(Optional.of(TENANT), Optional.of(PROFILE), Optional.empty());

    @ParameterizedTest(name = "{0}: all {1}, system {2}, tenant {3}")
    @CsvSource({
        "SYS_ADMIN,     true, true,  false",
        "TENANT_ADMIN,  true, false, true",
        "CUSTOMER_USER, true, false, false",
        ",              true, false, false"
    })
    void matchesWhenAuthorityThenAsThingsBoardSays(Authority authority, boolean all, boolean system, boolean tenant) {
        Person held = new Somebody().authority(authority).affiliation(MEMBER);
        assertThat(new EnforcementFilter.AllUsers().matches(held)).isEqualTo(all);
        assertThat(new EnforcementFilter.SystemAdministrators().matches(held)).isEqualTo(system);
        assertThat(tenants(null, null).matches(held)).isEqualTo(tenant);
        assertThat(tenants(TENANT, null).matches(held)).isEqualTo(tenant);
        assertThat(tenants(null, PROFILE).matches(held)).isEqualTo(tenant);
    }

    @Nested
    class GivenATenantAdministrator {

        @ParameterizedTest(name = "tenants {0}, profiles {1}: {2}")
        @CsvSource({
            TENANT + ", , true",
            OTHER + ", , false",
            ", " + PROFILE + ", true",
            ", " + OTHER + ", false",
            TENANT + ", " + OTHER + ", true",
            OTHER + ", " + PROFILE + ", false",
            ", , true"
        })
        void matchesWhenTenantsAreGivenThenProfilesDoNotCount(String tenant, String profile, boolean obliged) {
            assertThat(matches(tenants(tenant, profile), MEMBER)).isEqualTo(obliged);
        }

        @Test
        void matchesWhenListsAreEmptyThenTheyCountAsAbsent() {
            var empty = new EnforcementFilter.TenantAdministrators(Optional.of(List.of()), Optional.of(List.of()));
            assertThat(matches(empty, MEMBER)).isTrue();
            assertThat(matches(empty, Affiliation.NONE)).isTrue();
        }

        @Test
        void matchesWhenOneOfSeveralThenTrue() {
            var several =
                    new EnforcementFilter.TenantAdministrators(Optional.of(List.of(OTHER, TENANT)), Optional.empty());
            assertThat(matches(several, MEMBER)).isTrue();
        }

        /** UUIDs have no case (RFC 9562 §4): a filter typed in capitals must not let anybody off. */
        @Test
        void matchesWhenTheIdIsWrittenInCapitalsThenTrue() {
            assertThat(matches(tenants(TENANT.toUpperCase(Locale.ROOT), null), MEMBER))
                    .isTrue();
            assertThat(matches(tenants(null, PROFILE.toUpperCase(Locale.ROOT)), MEMBER))
                    .isTrue();
        }

        @Test
        void matchesWhenHeBelongsNowhereThenNoTenantAndNoProfileIsHis() {
            assertThat(matches(tenants(OTHER, null), Affiliation.NONE)).isFalse();
            assertThat(matches(tenants(null, PROFILE), Affiliation.NONE)).isFalse();
            assertThat(matches(tenants(null, null), Affiliation.NONE)).isTrue();
        }
    }

    private static boolean matches(EnforcementFilter filter, Affiliation affiliation) {
        return filter.matches(new Somebody().authority(Authority.TENANT_ADMIN).affiliation(affiliation));
    }

    private static EnforcementFilter tenants(String tenant, String profile) {
        return new EnforcementFilter.TenantAdministrators(
                Optional.ofNullable(tenant).map(List::of),
                Optional.ofNullable(profile).map(List::of));
    }
}
