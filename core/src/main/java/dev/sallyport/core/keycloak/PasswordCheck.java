package dev.sallyport.core.keycloak;

import dev.sallyport.core.policy.OwnPasswordRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyManagerProvider;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** Passwords before the realm's policy. Keycloak's policies decide; this class finds the words. */
public final class PasswordCheck {

    private static final Set<String> ABOUT_FORMER_ONES =
            Set.of(PasswordPolicy.PASSWORD_HISTORY_ID, PasswordPolicy.PASSWORD_AGE, PasswordPolicy.FORCE_EXPIRED_ID);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final PasswordPolicy policy;

    public PasswordCheck(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.policy = realm.getPasswordPolicy();
    }

    /** Whether a typed password could be one of this realm's. Nothing that a user has is looked at. */
    public boolean accepts(String username, String password) {
        return session.getProvider(PasswordPolicyManagerProvider.class).validate(username, password) == null;
    }

    /**
     * A rule that a password breaks.
     *
     * @param message   in ThingsBoard's words; in Keycloak's where ThingsBoard has no such rule
     * @param key       Keycloak's message key, for pages
     * @param arguments of the key
     */
    public record Broken(String message, String key, List<Object> arguments) {}

    /**
     * What is wrong with a new password; empty when nothing is. Everything that the policy says at once, then whether it
     * was used before, then whether it is the one that the user has.
     */
    public List<String> violations(UserModel user, String password) {
        List<Broken> broken = broken(user, password, policy.getPolicies());
        return broken.isEmpty()
                ? alreadyUsed(user, password)
                : broken.stream().map(Broken::message).toList();
    }

    /** What is wrong with a first password. Nothing is looked up of its owner, who need not be a user. */
    public List<Broken> violationsOfFirst(UserModel owner, String password) {
        Set<String> policies = new HashSet<>(policy.getPolicies());
        policies.removeAll(ABOUT_FORMER_ONES);
        return broken(owner, password, policies);
    }

    private List<Broken> broken(UserModel user, String password, Set<String> policies) {
        if (password.isEmpty()) {
            return List.of(
                    new Broken(PasswordRule.MINIMUM_LENGTH.message(1), "invalidPasswordMinLengthMessage", List.of(1)));
        }
        List<Broken> broken = new ArrayList<>();
        for (PasswordRule rule : PasswordRule.values()) {
            if (rule == PasswordRule.EXPIRY) {
                error(OwnPasswordRules.NO_WHITESPACE, user, password)
                        .ifPresent(e -> broken.add(broken("Password contains a whitespace character.", e)));
            }
            if (rule != PasswordRule.REUSE && policies.contains(rule.policy())) {
                broken(rule, user, password).ifPresent(broken::add);
            }
        }
        broken.addAll(othersBroken(user, password, policies));
        return broken;
    }

    private List<String> alreadyUsed(UserModel user, String password) {
        Optional<Broken> reused = broken(PasswordRule.REUSE, user, password);
        if (reused.isPresent()) {
            return List.of(reused.get().message());
        }
        return user.credentialManager().isValid(UserCredentialModel.password(password))
                ? List.of("New password should be different from existing!")
                : List.of();
    }

    private Optional<Broken> broken(PasswordRule rule, UserModel user, String password) {
        return error(rule.policy(), user, password)
                .map(e -> broken(rule.message(policy.<Integer>getPolicyConfig(rule.policy())), e));
    }

    /** Policies that ThingsBoard does not have, in Keycloak's words. */
    private List<Broken> othersBroken(UserModel user, String password, Set<String> policies) {
        Texts texts = Texts.ofPages(session, realm, user);
        return policies.stream()
                .filter(id -> PasswordRule.ofPolicy(id).isEmpty() && !OwnPasswordRules.NO_WHITESPACE.equals(id))
                .sorted()
                .flatMap(id -> error(id, user, password).stream())
                .map(error -> broken(texts.of(error.getMessage(), error.getParameters()), error))
                .toList();
    }

    private static Broken broken(String message, PolicyError error) {
        Object[] arguments = error.getParameters();
        return new Broken(message, error.getMessage(), arguments == null ? List.of() : Arrays.asList(arguments));
    }

    private Optional<PolicyError> error(String id, UserModel user, String password) {
        return policy.getPolicies().contains(id)
                ? Optional.ofNullable(
                        session.getProvider(PasswordPolicyProvider.class, id).validate(realm, user, password))
                : Optional.empty();
    }
}
