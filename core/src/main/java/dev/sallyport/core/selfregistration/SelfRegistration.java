package dev.sallyport.core.selfregistration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.captcha.CaptchaSettings;
import java.util.List;
import java.util.Optional;

/**
 * How people sign up on a domain.
 *
 * @param domainId      whose page it is
 * @param tenantId      whose users they become
 * @param title         welcome text, plain, at most {@link #LONGEST_TITLE} characters
 * @param captcha       empty for none
 * @param fields        in their order; always with e-mail and password
 * @param privacyPolicy sanitised HTML; empty when the page shows none
 * @param termsOfUse    sanitised HTML; empty when the page shows none
 * @param recipients    addresses that are told of new users
 * @param kept          members of ThingsBoard's object that mean nothing here, as they came: permissions, menu, home dashboard
 */
public record SelfRegistration(
        String domainId,
        String tenantId,
        boolean enabled,
        String title,
        Optional<CaptchaSettings> captcha,
        List<SignUpField> fields,
        Optional<String> privacyPolicy,
        Optional<String> termsOfUse,
        NewAccount newAccount,
        List<String> recipients,
        ObjectNode kept) {

    public static final int LONGEST_TITLE = 200;

    public SelfRegistration {
        fields = List.copyOf(fields);
        recipients = List.copyOf(recipients);
    }
}
