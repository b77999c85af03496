package dev.sallyport.authenticators.sentcode;

import dev.sallyport.authenticators.twofactor.MethodAuthenticator;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;

/** Sends a code by one channel and asks for it. */
final class SentCodeAuthenticator extends MethodAuthenticator<CredentialProvider<?>> {

    /** Parameter of "send again". */
    static final String RESEND = "resend";

    private final Channel channel;

    SentCodeAuthenticator(Channel channel) {
        this.channel = channel;
    }

    @Override
    protected Factor factor() {
        return channel.factor();
    }

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        message(context).ifPresent(CodeMessage::sendOnce);
        super.authenticate(context);
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        Optional<CodeMessage> message = message(context);
        if (message.isEmpty()) {
            context.resetFlow();
        } else if (context.getHttpRequest().getDecodedFormParameters().containsKey(RESEND)) {
            message.get().send();
            context.challenge(page(context, context.form()));
        } else {
            super.action(context);
        }
    }

    @Override
    protected Response page(AuthenticationFlowContext context, LoginFormsProvider form) {
        message(context).ifPresent(message -> form.setAttribute("sentCode", message.page()));
        return form.createForm("sentcode-login.ftl");
    }

    @Override
    protected String asMeant(String typed) {
        return TypedCode.asMeant(typed);
    }

    /**
     * Whoever asks for a new password has shown that the account's mailbox is his: a code that goes there as well would
     * show it twice.
     */
    @Override
    protected boolean provesSomething(KeycloakSession session, RealmModel realm, UserModel user) {
        return channel != Channel.EMAIL
                || !hasShownTheMailbox(session)
                || destination(session, realm, user)
                        .filter(to -> !to.key().equals(new Destination(channel, account(user)).key()))
                        .isPresent();
    }

    /**
     * By the path where the flow began, and by the link in the mail: that may be opened in another browser, where
     * nothing tells the path, and the path can be talked into another one.
     */
    private static boolean hasShownTheMailbox(KeycloakSession session) {
        return Optional.ofNullable(session.getContext().getAuthenticationSession())
                .filter(running -> running.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID) != null
                        || LoginActionsService.RESET_CREDENTIALS_PATH.equals(
                                running.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH)))
                .isPresent();
    }

    private static String account(UserModel user) {
        return Optional.ofNullable(user.getEmail()).orElse("");
    }

    private Optional<CodeMessage> message(AuthenticationFlowContext context) {
        KeycloakSession session = context.getSession();
        return configuredFor(session, context.getRealm(), context.getUser())
                ? destination(session, context.getRealm(), context.getUser()).map(to -> CodeMessage.login(context, to))
                : Optional.empty();
    }

    private Optional<Destination> destination(KeycloakSession session, RealmModel realm, UserModel user) {
        return new SecondFactors(session, realm, user).destination(channel);
    }

    @Override
    public CredentialProvider<?> getCredentialProvider(KeycloakSession session) {
        return session.getProvider(CredentialProvider.class, factor().credentialType());
    }
}
