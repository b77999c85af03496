package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.Lockout;
import dev.sallyport.core.account.Proof;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.policy.Factor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What a login is to be asked for before it may end in a session. */
final class Demand {

    private static final String PASSWORD_FOLLOWS = "sallyport.password-follows";

    private final RequiredActionContext context;
    private final SecondFactors factors;

    Demand(RequiredActionContext context) {
        this.context = context;
        this.factors = new SecondFactors(context.getSession(), context.getRealm(), context.getUser());
    }

    Owed owed() {
        if (lock().isPresent()) {
            return Owed.PATIENCE;
        }
        if (!new Domains(context.getSession(), context.getRealm()).admits(context.getUser())) {
            return Owed.OTHER_DOMAIN;
        }
        AuthenticationSessionModel login = context.getAuthenticationSession();
        if (LoginProof.given(context.getSession(), login, context.getUser())) {
            return Owed.NOTHING;
        }
        if (factors.usable().isEmpty()) {
            return factors.onlyInBrowser() && factors.obliged() ? Owed.KEY : Owed.NOTHING;
        }
        if (!askable().isEmpty()) {
            return Owed.CODE;
        }
        return passwordFollows() || endsWithoutSession() ? Owed.NOTHING : Owed.NEW_LOGIN;
    }

    /** The lock that holds at this moment: no login of this user ends in a session before it does. */
    Optional<Verdict> lock() {
        return new Lockout(context.getSession(), context.getRealm(), context.getUser()).holding();
    }

    /** Remembers what a login that owes nothing as yet waits for. */
    void noteWhatFollows() {
        if (passwordFollows()) {
            context.getAuthenticationSession().setAuthNote(PASSWORD_FOLLOWS, "true");
        }
    }

    /** Whether a new password was due in this login. */
    boolean passwordFollowed() {
        return context.getAuthenticationSession().getAuthNote(PASSWORD_FOLLOWS) != null;
    }

    /** Those that prove something here, the default first. */
    List<MethodAuthenticator<?>> askable() {
        return factors.usable().stream()
                .<MethodAuthenticator<?>>flatMap(factor -> authenticator(factor).stream())
                .filter(a -> a.provesSomething(context.getSession(), context.getRealm(), context.getUser()))
                .toList();
    }

    private Optional<MethodAuthenticator<?>> authenticator(Factor factor) {
        Authenticator authenticator = context.getSession()
                .getProvider(Authenticator.class, FactorLabel.of(factor).authenticatorId());
        return authenticator instanceof MethodAuthenticator<?> method ? Optional.of(method) : Optional.empty();
    }

    private boolean passwordFollows() {
        return pending().anyMatch(RequiredAction.UPDATE_PASSWORD.name()::equals);
    }

    /** A link in a mail that was opened elsewhere than the login began: it ends with a page that says so. */
    private boolean endsWithoutSession() {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return login.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) != null
                && !login.getClient().isConsentRequired() // Keycloak makes a session there
                && pending().allMatch(Proof.ACTION::equals);
    }

    /** What Keycloak will have done in this login. What an application merely asked for can be cancelled. */
    private Stream<String> pending() {
        return Stream.concat(
                        context.getUser().getRequiredActionsStream(),
                        context.getAuthenticationSession().getRequiredActions().stream())
                .filter(alias -> Optional.ofNullable(context.getRealm().getRequiredActionProviderByAlias(alias))
                        .filter(RequiredActionProviderModel::isEnabled)
                        .isPresent());
    }
}
