package dev.sallyport.core.apikey;

import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.tenancy.Authority;
import java.util.List;
import java.util.Optional;

/**
 * What a key may do less than its owner.
 *
 * @param readOnly  GET and HEAD only
 * @param authority the most that its bearer is; empty: what the owner is
 * @param networks  where it may be used from; empty: everywhere
 * @param rates     how often; empty: without limit
 */
public record ApiKeyLimits(
        boolean readOnly, Optional<Authority> authority, List<Network> networks, List<RateLimit> rates) {

    public static final ApiKeyLimits NONE = new ApiKeyLimits(false, Optional.empty(), List.of(), List.of());

    public ApiKeyLimits {
        networks = List.copyOf(networks);
        rates = List.copyOf(rates);
    }

    /** Whether it may be used from an address. */
    public boolean allows(String address) {
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(address));
    }

    /** What its bearer is: the lower of what the owner is and what the key allows. */
    public Optional<Authority> capped(Optional<Authority> owners) {
        return owners.map(
                own -> authority.filter(most -> most.compareTo(own) > 0).orElse(own));
    }
}
