package dev.sallyport.core.sms;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Stub. */
public final class SmsSenders {
    public SmsSenders(KeycloakSession session, RealmModel realm) {}

    public boolean configured() {
        return false;
    }

    public String send(SmsMessage message) throws SmsException {
        if (message.to().isEmpty()) {
            return "";
        }
        throw new SmsException();
    }
}
