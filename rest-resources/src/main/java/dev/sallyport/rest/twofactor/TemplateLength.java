package dev.sallyport.rest.twofactor;

import dev.sallyport.core.policy.FactorSettings;
import dev.sallyport.core.policy.PlatformTwoFaSettings;
import dev.sallyport.core.policy.SentCodePolicy;
import dev.sallyport.core.sms.SmsLength;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/** Whether the platform's SMS text would be sent, and charged, as several messages. */
final class TemplateLength {

    /** As long as most addresses are. */
    private static final String ADDRESS = "firstname.lastname@example.org";

    private final RealmModel realm;

    TemplateLength(RealmModel realm) {
        this.realm = realm;
    }

    /** What to tell whoever saved it; empty when it fits into one message, or there is no text. */
    Optional<String> warning(PlatformTwoFaSettings settings) {
        return settings.of(FactorSettings.Sms.class)
                .flatMap(FactorSettings.Sms::messageTemplate)
                .map(this::example)
                .map(SmsLength::of)
                .filter(length -> length.segments() > 1)
                .map(TemplateLength::inWords);
    }

    private String example(String template) {
        int digits = new SentCodePolicy(realm).settings().codeLength();
        return template.replace("${userEmail}", ADDRESS).replace("${code}", "0".repeat(digits));
    }

    private static String inWords(SmsLength length) {
        String reason = length.gsm7()
                ? "it is longer than one SMS of 160 characters"
                : "with characters that are not in the GSM alphabet one SMS has 70 characters";
        return "smsVerificationMessageTemplate makes messages of " + length.segments() + " SMS: " + reason;
    }
}
