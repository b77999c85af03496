package dev.sallyport.core.account;

import dev.sallyport.core.keycloak.RealmName;
import dev.sallyport.core.keycloak.Texts;
import dev.sallyport.core.policy.FactorSettings;
import dev.sallyport.core.policy.TwoFactorSettings;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sms.SmsException;
import dev.sallyport.core.sms.SmsMessage;
import dev.sallyport.core.sms.SmsSenders;
import java.time.Duration;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Codes by SMS, in the platform's words, or in those of the message bundle where the platform has none. */
final class SmsDelivery implements Delivery {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+");
    private static final int MAX_ADDRESS = 64;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final SmsSenders senders;

    SmsDelivery(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.senders = new SmsSenders(session, realm);
    }

    @Override
    public boolean ready() {
        return senders.configured();
    }

    @Override
    public Outcome send(Destination destination, String code, Duration validity) {
        try {
            return new Outcome.Taken(senders.send(new SmsMessage(destination.address(), text(code, validity))));
        } catch (SmsException e) {
            // Each sender that failed is in the log already.
            return new Outcome.Failed(mayHaveLeft(e.reason()));
        }
    }

    private static boolean mayHaveLeft(SmsException.Reason reason) {
        return switch (reason) {
            case TIMEOUT, REFUSED -> true;
            case UNREACHABLE, MISCONFIGURED, BUSY, NOT_CONFIGURED -> false;
        };
    }

    private String text(String code, Duration validity) {
        return new TwoFactorSettings(realm)
                .effective()
                .of(FactorSettings.Sms.class)
                .flatMap(FactorSettings.Sms::messageTemplate)
                .map(template -> filled(template, code))
                .orElseGet(() -> localised(code, validity));
    }

    /** Never says longer than it is: seconds below two minutes. */
    private String localised(String code, Duration validity) {
        Texts texts = new Texts(session, realm, user);
        return validity.toMinutes() > 1
                ? texts.of("sallyport.sms.text", code, RealmName.of(realm), validity.toMinutes())
                : texts.of("sallyport.sms.textSeconds", code, RealmName.of(realm), validity.toSeconds());
    }

    private String filled(String template, String code) {
        String email = user.isEmailVerified() ? plain(user.getEmail()) : "";
        return template.replace("${userEmail}", email).replace("${code}", code);
    }

    /** Whoever signs up chooses his address, and with it words in a message of ours. */
    static String plain(String email) {
        return email != null
                        && email.length() <= MAX_ADDRESS
                        && PLAIN.matcher(email).matches()
                ? email
                : "";
    }
}
