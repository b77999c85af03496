package dev.sallyport.core.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AffiliationTest {

    @Test
    void idsWhenHeBelongsNowhereThenThingsBoardsNullId() {
        assertThat(Affiliation.NONE.tenantId()).isEqualTo("13814000-1dd2-11b2-8080-808080808080");
        assertThat(Affiliation.NONE.customerId()).isEqualTo("13814000-1dd2-11b2-8080-808080808080");
    }

    @Test
    void idsWhenHeBelongsSomewhereThenThose() {
        Affiliation affiliation = new Affiliation(Optional.of("t"), Optional.empty(), Optional.of("c"));
        assertThat(affiliation.tenantId()).isEqualTo("t");
        assertThat(affiliation.customerId()).isEqualTo("c");
    }

    @Test
    void valuesWhenListedThenTheHighestFirst() {
        assertThat(Authority.values())
                .containsExactly(Authority.SYS_ADMIN, Authority.TENANT_ADMIN, Authority.CUSTOMER_USER);
    }
}
