package dev.sallyport.core.account;

import dev.sallyport.core.keycloak.AfterCommit;
import dev.sallyport.core.keycloak.Mail;
import dev.sallyport.core.keycloak.RealmName;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.keycloak.Texts;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Purpose;
import dev.sallyport.core.sms.SmsException;
import dev.sallyport.core.sms.SmsMessage;
import dev.sallyport.core.sms.SmsSenders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Tells people that their password or second factors changed, so that they notice when it was not them (ASVS 6.3.6). */
public final class Notices {

    private static final Logger LOG = Logger.getLogger(Notices.class);
    private static final String TEMPLATE = "sallyport-notice.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    public Notices(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /**
     * Mails the account's owner, if he has an address and the realm a mail server, once the change is committed.
     *
     * @param textKey message key of what happened; {@code textKey + ".subject"} is the subject's
     * @param nameKey message key of the factor's name, for the text
     */
    public void tellOwner(String textKey, String nameKey) {
        String address = user.getEmail();
        if (address != null && !address.isBlank() && Mail.configured(realm)) {
            AfterCommit.run(session, realm, user, (own, r, u) -> mail(own, r, u, address, textKey, nameKey));
        }
    }

    /** Mails the account's owner that his password was replaced by somebody who was not logged in. */
    public void passwordReset() {
        tellOwner("sallyport.notice.passwordReset", "password");
    }

    /** Mails the account's owner that his password was replaced by somebody who is logged in and knew it. */
    public void passwordChanged() {
        tellOwner("sallyport.notice.passwordChanged", "password");
    }

    /** Tells the destination that codes went to until now that they go elsewhere. */
    void destinationChanged(Destination old) {
        AfterCommit.run(session, realm, user, (own, r, u) -> {
            switch (old.channel()) {
                case EMAIL -> mail(own, r, u, old.address(), "sallyport.notice.changed", "sallyport.email.displayName");
                case SMS -> sms(own, r, u, old);
            }
        });
    }

    private static void mail(
            KeycloakSession session, RealmModel realm, UserModel user, String address, String textKey, String nameKey) {
        new Mail(session, realm, user)
                .send(
                        address,
                        new Mail.Subject(textKey + ".subject", List.of(RealmName.of(realm))),
                        TEMPLATE,
                        Map.of("textKey", textKey, "nameKey", nameKey));
    }

    /** Within the same bounds as codes: a notice costs as much. */
    private static void sms(KeycloakSession session, RealmModel realm, UserModel user, Destination old) {
        Instant now = ServerTime.now();
        if (!new SendGuard(session, realm, user, Purpose.ENROLMENT).allowsNotice(old, now)) {
            return;
        }
        try {
            String text = new Texts(session, realm, user).of("sallyport.notice.changed.sms", RealmName.of(realm));
            new SmsSenders(session, realm).send(new SmsMessage(old.address(), text));
        } catch (SmsException e) {
            LOG.debugf(
                    "Realm '%s': nobody could be told by SMS; each sender that failed is in the log", realm.getName());
        }
    }
}
