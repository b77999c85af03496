package dev.sallyport.rest.password;

import dev.sallyport.core.keycloak.Texts;
import dev.sallyport.core.policy.OwnPasswordRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** No password has it in it, or is it. */
    private static final String NOBODY = "\u0000";

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
     * What is wrong with a new password; empty when nothing is. Everything that the policy says at once, then whether it
     * was used before, then whether it is the one that the user has.
     */
    public List<String> violations(UserModel user, String password) {
        List<String> broken = broken(Optional.of(user), password);
        return broken.isEmpty() ? alreadyUsed(user, password) : broken;
    }

    /** What is wrong with a password of somebody who is not known; empty when nothing is. */
    public List<String> violations(String password) {
        return broken(Optional.empty(), password);
    }

    private List<String> broken(Optional<UserModel> user, String password) {
        if (password.isEmpty()) {
            return List.of(PasswordRule.MINIMUM_LENGTH.message(1));
        }
        List<String> broken = new ArrayList<>();
        for (PasswordRule rule : PasswordRule.values()) {
            if (rule == PasswordRule.EXPIRY) {
                error(OwnPasswordRules.NO_WHITESPACE, user, password)
                        .ifPresent(e -> broken.add("Password contains a whitespace character."));
            }
            if (rule != PasswordRule.REUSE) {
                broken(rule, user, password).ifPresent(broken::add);
            }
        }
        broken.addAll(othersBroken(user, password));
        return broken;
    }

    private List<String> alreadyUsed(UserModel user, String password) {
        Optional<String> reused = broken(PasswordRule.REUSE, Optional.of(user), password);
        if (reused.isPresent()) {
            return List.of(reused.get());
        }
        return user.credentialManager().isValid(UserCredentialModel.password(password))
                ? List.of("New password should be different from existing!")
                : List.of();
    }

    private Optional<String> broken(PasswordRule rule, Optional<UserModel> user, String password) {
        return error(rule.policy(), user, password)
                .map(e -> rule.message(policy.<Integer>getPolicyConfig(rule.policy())));
    }

    /** Policies that ThingsBoard does not have, in Keycloak's words. */
    private List<String> othersBroken(Optional<UserModel> user, String password) {
        Texts texts = Texts.ofPages(session, realm, user.orElse(null));
        return policy.getPolicies().stream()
                .filter(id -> PasswordRule.ofPolicy(id).isEmpty() && !OwnPasswordRules.NO_WHITESPACE.equals(id))
                .sorted()
                .flatMap(id -> error(id, user, password).stream())
                .map(error -> texts.of(error.getMessage(), error.getParameters()))
                .toList();
    }

    private Optional<PolicyError> error(String id, Optional<UserModel> user, String password) {
        if (!policy.getPolicies().contains(id)) {
            return Optional.empty();
        }
        PasswordPolicyProvider provider = session.getProvider(PasswordPolicyProvider.class, id);
        return Optional.ofNullable(
                user.isPresent()
                        ? provider.validate(realm, user.get(), password)
                        : provider.validate(NOBODY, password));
    }
}
