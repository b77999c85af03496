package dev.sallyport.authenticators.sentcode;

import dev.sallyport.authenticators.twofactor.Challenge;
import dev.sallyport.authenticators.twofactor.MethodAuthenticator;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
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
    protected void ask(Challenge challenge) {
        message(challenge).ifPresent(CodeMessage::sendOnce);
        super.ask(challenge);
    }

    @Override
    protected void answer(Challenge challenge) {
        Optional<CodeMessage> message = message(challenge);
        if (message.isEmpty()) {
            challenge.startOver();
        } else if (challenge.input().containsKey(RESEND)) {
            message.get().send();
            challenge.show(page(challenge, challenge.form()));
        } else {
            super.answer(challenge);
        }
    }

    @Override
    protected Response page(Challenge challenge, LoginFormsProvider form) {
        message(challenge).ifPresent(message -> form.setAttribute("sentCode", message.page()));
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

    private Optional<CodeMessage> message(Challenge challenge) {
        KeycloakSession session = challenge.session();
        return configuredFor(session, challenge.realm(), challenge.user())
                ? destination(session, challenge.realm(), challenge.user()).map(to -> CodeMessage.login(challenge, to))
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
