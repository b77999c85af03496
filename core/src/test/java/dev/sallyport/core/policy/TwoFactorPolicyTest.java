package dev.sallyport.core.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TwoFactorPolicyTest {

    @Test
    void obligesWhenNotEnforcedThenNobodyAndNothingIsAsked() throws InvalidSettings {
        TwoFactorPolicy policy = policy(Settings.with("enforcedUsersFilter", "{'type':'ALL_USERS'}"));
        assertThat(policy.obliges(TwoFactorPolicyTest::unaskedAuthority, TwoFactorPolicyTest::unaskedAffiliation))
                .isFalse();
    }

    @Test
    void obligesWhenEnforcedForAllThenEverybodyAndNothingIsAsked() throws InvalidSettings {
        TwoFactorPolicy policy = policy(Settings.enforced("{'type':'ALL_USERS'}"));
        assertThat(policy.obliges(TwoFactorPolicyTest::unaskedAuthority, TwoFactorPolicyTest::unaskedAffiliation))
                .isTrue();
    }

    @Test
    void obligesWhenEnforcedForSomeThenTheFilterDecides() throws InvalidSettings {
        TwoFactorPolicy policy = policy(Settings.enforced("{'type':'SYSTEM_ADMINISTRATORS'}"));
        assertThat(policy.obliges(() -> Optional.of(Authority.SYS_ADMIN), () -> Affiliation.NONE))
                .isTrue();
        assertThat(policy.obliges(() -> Optional.of(Authority.TENANT_ADMIN), () -> Affiliation.NONE))
                .isFalse();
        assertThat(policy.obliges(Optional::empty, () -> Affiliation.NONE)).isFalse();
    }

    private static TwoFactorPolicy policy(String json) throws InvalidSettings {
        return new TwoFactorPolicy(Settings.read(json));
    }

    private static Optional<Authority> unaskedAuthority() {
        throw new AssertionError("the rule does not depend on the authority");
    }

    private static Affiliation unaskedAffiliation() {
        throw new AssertionError("the rule does not depend on the affiliation");
    }
}
