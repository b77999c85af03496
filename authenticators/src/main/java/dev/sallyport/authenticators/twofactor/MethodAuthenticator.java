package dev.sallyport.authenticators.twofactor;

import dev.sallyport.core.account.FactorCheck;
import dev.sallyport.core.account.Lockout;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.policy.TwoFactorSettings;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.CredentialValidator;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The page that asks for one second factor's code, in a flow and in {@link VerifyTwoFactor}. Being a
 * {@link CredentialValidator}, it is offered by "try another way" to those who have such a credential, in the order of
 * their credentials.
 *
 * @param <P> the factor's credential provider
 */
public abstract class MethodAuthenticator<P extends CredentialProvider<?>>
        implements Authenticator, CredentialValidator<P> {

    /** Name of the input field, and of the error that belongs to it. */
    public static final String CODE = "code";

    /** A credential type that nobody has: what the platform does not offer is not listed. */
    private static final String NOT_OFFERED = "sallyport-not-offered";

    protected abstract Factor factor();

    /** Builds the page; errors are in the form already. */
    protected abstract Response page(Challenge challenge, LoginFormsProvider form);

    /** What the user meant by what he typed; the code is judged to the letter afterwards. */
    protected abstract String asMeant(String typed);

    /** Whether this user’s factor proves anything in the flow that runs; where it does not, it is not asked for. */
    protected boolean provesSomething(KeycloakSession session, RealmModel realm, UserModel user) {
        return true;
    }

    /** After the code was accepted. */
    protected void accepted(Challenge challenge) {
        challenge.succeed(factor());
    }

    /** Whether the code was accepted, but there is a page to be answered before the login goes on. */
    protected boolean awaitsMore(Challenge challenge) {
        return false;
    }

    /** Shows the page, when it is come to or reloaded. */
    protected void ask(Challenge challenge) {
        challenge.show(page(challenge, challenge.form()));
    }

    /** Takes what was posted. */
    protected void answer(Challenge challenge) {
        MultivaluedMap<String, String> input = challenge.input();
        String typed = input.getFirst(CODE);
        Outcomes outcomes = new Outcomes(challenge, factor());
        if (typed == null || typed.isBlank()) {
            boolean retry = input.containsKey(Outcomes.RETRY) || typed == null;
            challenge.show(page(challenge, retry ? challenge.form() : outcomes.missing()));
            return;
        }
        Verdict verdict = new FactorCheck(challenge.session(), challenge.realm(), challenge.user())
                .login(factor(), asMeant(typed));
        if (verdict.accepted()) {
            LoginProof.give(challenge.login(), challenge.user());
            accepted(challenge);
        } else {
            outcomes.refuse(verdict, form -> page(challenge, form));
        }
    }

    @Override
    public final void authenticate(AuthenticationFlowContext context) {
        unlessLocked(new FlowChallenge(context), this::ask);
    }

    @Override
    public final void action(AuthenticationFlowContext context) {
        Challenge challenge = new FlowChallenge(context);
        if (challenge.input().containsKey(CODE)) {
            answer(challenge);
        } else {
            unlessLocked(challenge, this::answer);
        }
    }

    /** Whose codes are not looked at is neither asked for one nor sent one. A code that he types is judged: it is an event. */
    private static void unlessLocked(Challenge challenge, Consumer<Challenge> next) {
        new Lockout(challenge.session(), challenge.realm(), challenge.user())
                .holding()
                .ifPresentOrElse(lock -> LockedPage.show(challenge, lock), () -> next.accept(challenge));
    }

    @Override
    public final boolean requiresUser() {
        return true;
    }

    @Override
    public final boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return new SecondFactors(session, realm, user).has(factor()) && provesSomething(session, realm, user);
    }

    @Override
    public final String getType(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        boolean offered = new TwoFactorSettings(realm).effective().offers(factor());
        return offered && listed(session, realm) ? factor().credentialType() : NOT_OFFERED;
    }

    private boolean listed(KeycloakSession session, RealmModel realm) {
        return Optional.ofNullable(session.getContext().getAuthenticationSession())
                .map(AuthenticationSessionModel::getAuthenticatedUser)
                .map(user -> provesSomething(session, realm, user))
                .orElse(true);
    }

    /** Set-up is demanded by {@link TwoFactorSetup} in every flow, not by this one. */
    @Override
    public final void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public final void close() {}
}
