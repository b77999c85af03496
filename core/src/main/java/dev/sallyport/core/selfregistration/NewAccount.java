package dev.sallyport.core.selfregistration;

import java.util.List;
import java.util.Optional;

/**
 * What whoever signs up becomes.
 *
 * @param roles               names of realm roles, besides his authority
 * @param groups              ids of realm groups that he joins
 * @param customerTitlePrefix before his address in the title of the customer that is made for him; may be empty
 * @param customerGroupId     ThingsBoard's group of customers, kept as data
 * @param defaultDashboardId  shown after login
 * @param approval            whether an administrator must agree before the account is activated
 */
public record NewAccount(
        List<String> roles,
        List<String> groups,
        String customerTitlePrefix,
        Optional<String> customerGroupId,
        Optional<String> defaultDashboardId,
        boolean defaultDashboardFullscreen,
        boolean approval) {

    public NewAccount {
        roles = List.copyOf(roles);
        groups = List.copyOf(groups);
    }
}
