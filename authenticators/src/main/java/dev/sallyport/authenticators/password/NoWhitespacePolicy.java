package dev.sallyport.authenticators.password;

import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** A password without white space: ThingsBoard's {@code allowWhitespaces: false}. Has no settings. */
final class NoWhitespacePolicy implements PasswordPolicyProvider {

    private static final String MESSAGE = "sallyport.password.whitespace";

    @Override
    public PolicyError validate(RealmModel realm, UserModel user, String password) {
        return validate(null, password);
    }

    @Override
    public PolicyError validate(String username, String password) {
        return password.codePoints().anyMatch(NoWhitespacePolicy::isWhitespace) ? new PolicyError(MESSAGE) : null;
    }

    /** Both, for Java does not count the no-break spaces among white space. */
    private static boolean isWhitespace(int character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    @Override
    public Object parseConfig(String value) {
        return null;
    }

    @Override
    public void close() {}
}
