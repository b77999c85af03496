package dev.sallyport.core.policy;

import dev.sallyport.core.tenancy.Affiliation;
import dev.sallyport.core.tenancy.Authority;
import java.util.Optional;
import java.util.function.Supplier;

/** Whom the platform's settings oblige. */
public final class TwoFactorPolicy {

    private final PlatformTwoFaSettings settings;

    public TwoFactorPolicy(PlatformTwoFaSettings settings) {
        this.settings = settings;
    }

    /**
     * Whether a user must have a second factor.
     *
     * @param affiliation asked for only when the rule depends on it, since it costs queries
     */
    public boolean obliges(Supplier<Optional<Authority>> authority, Supplier<Affiliation> affiliation) {
        if (!settings.enforced() || settings.filter().isEmpty()) {
            return false;
        }
        EnforcementFilter filter = settings.filter().get();
        if (filter instanceof EnforcementFilter.AllUsers) {
            return true;
        }
        return filter.matches(authority.get(), affiliation.get());
    }
}
