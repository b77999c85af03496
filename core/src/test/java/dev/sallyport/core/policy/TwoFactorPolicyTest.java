package dev.sallyport.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.tenancy.Authority;
import org.junit.jupiter.api.Test;

class TwoFactorPolicyTest {

    private final Somebody nobodyAsks = new Somebody();

    @Test
    void obligesWhenNotEnforcedThenNobodyAndNothingIsAsked() throws InvalidSettings {
        TwoFactorPolicy policy = policy(Settings.with("enforcedUsersFilter", "{'type':'ALL_USERS'}"));
        assertThat(policy.obliges(nobodyAsks)).isFalse();
        assertThat(nobodyAsks.asked()).isEmpty();
    }

    @Test
    void obligesWhenEnforcedForAllThenEverybodyAndNothingIsAsked() throws InvalidSettings {
        TwoFactorPolicy policy = policy(Settings.enforced("{'type':'ALL_USERS'}"));
        assertThat(policy.obliges(nobodyAsks)).isTrue();
        assertThat(nobodyAsks.asked()).isEmpty();
    }

    @Test
    void obligesWhenEnforcedForSomeThenTheFilterDecides() throws InvalidSettings {
        TwoFactorPolicy policy = policy(Settings.enforced("{'type':'SYSTEM_ADMINISTRATORS'}"));
        assertThat(policy.obliges(new Somebody().authority(Authority.SYS_ADMIN)))
                .isTrue();
        assertThat(policy.obliges(new Somebody().authority(Authority.TENANT_ADMIN)))
                .isFalse();
        assertThat(policy.obliges(new Somebody())).isFalse();
    }

    @Test
    void obligesWhenTheRuleDependsOnTheAuthorityThenTheTenantIsNotAsked() throws InvalidSettings {
        Somebody person = new Somebody().authority(Authority.TENANT_ADMIN);
        assertThat(policy(Settings.enforced("{'type':'TENANT_ADMINISTRATORS'}")).obliges(person))
                .isTrue();
        assertThat(person.asked()).containsExactly("authority");
    }

    private static TwoFactorPolicy policy(String json) throws InvalidSettings {
        return new TwoFactorPolicy(Settings.read(json));
    }
}
