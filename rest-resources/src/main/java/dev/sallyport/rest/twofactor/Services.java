package dev.sallyport.rest.twofactor;

import dev.sallyport.core.keycloak.Mail;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.policy.PlatformTwoFaSettings;
import dev.sallyport.core.sms.SmsSenders;
import dev.sallyport.rest.error.ApiError;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What must be there before sent codes can be offered (thingsboard-behaviour §7.1). */
final class Services {

    private final KeycloakSession session;
    private final RealmModel realm;

    Services(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Returns when everything that the settings offer can be sent, else ends the call; nothing is saved then. */
    void require(PlatformTwoFaSettings settings) {
        if (settings.offers(Factor.SMS) && !new SmsSenders(session, realm).configured()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("SMS service is not configured");
        }
        if (settings.offers(Factor.EMAIL) && !Mail.reachable(realm)) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Mail service is not set up");
        }
    }
}
