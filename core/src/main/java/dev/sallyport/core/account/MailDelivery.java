package dev.sallyport.core.account;

import dev.sallyport.core.keycloak.Mail;
import dev.sallyport.core.keycloak.RealmName;
import dev.sallyport.core.keycloak.SentCodeMetrics;
import dev.sallyport.core.policy.SentCodePolicy;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Codes by e-mail, through Keycloak's mail theme and mail server. */
final class MailDelivery implements Delivery {

    /** What metrics and events call Keycloak's mail server. */
    private static final String SENDER = "smtp";

    private static final String TEMPLATE = "sallyport-code.ftl";
    private static final String SUBJECT = "sallyport.email.mail.subject";
    private static final String SUBJECT_WITH_CODE = "sallyport.email.mail.subjectWithCode";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    MailDelivery(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    @Override
    public boolean ready() {
        return Mail.configured(realm);
    }

    @Override
    public Outcome send(Destination destination, String code, Duration validity) {
        boolean sent = new Mail(session, realm, user)
                .send(
                        destination.address(),
                        subject(code),
                        TEMPLATE,
                        Map.of("code", code, "validitySeconds", validity.toSeconds()));
        if (!sent) {
            SentCodeMetrics.failed(Channel.EMAIL, SENDER);
        }
        return sent ? new Outcome.Taken(SENDER) : new Outcome.Failed(false);
    }

    private Mail.Subject subject(String code) {
        return new SentCodePolicy(realm).settings().codeInMailSubject()
                ? new Mail.Subject(SUBJECT_WITH_CODE, List.of(RealmName.of(realm), code))
                : new Mail.Subject(SUBJECT, List.of(RealmName.of(realm)));
    }
}
