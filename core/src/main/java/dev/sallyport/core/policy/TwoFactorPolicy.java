package dev.sallyport.core.policy;

/** Whom the platform's settings oblige. */
public final class TwoFactorPolicy {

    private final PlatformTwoFaSettings settings;

    public TwoFactorPolicy(PlatformTwoFaSettings settings) {
        this.settings = settings;
    }

    /** Whether somebody must have a second factor. Where nothing is enforced, nothing is asked about him. */
    public boolean obliges(Person person) {
        return settings.enforced()
                && settings.filter().filter(filter -> filter.matches(person)).isPresent();
    }
}
