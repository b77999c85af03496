package dev.sallyport.rest.login;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.account.PasswordMails;
import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.keycloak.ClientAddress;
import dev.sallyport.core.keycloak.Decoy;
import dev.sallyport.core.keycloak.RealmKey;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.selfregistration.FirstFew;
import dev.sallyport.core.selfregistration.SelfRegistrations;
import dev.sallyport.core.store.Quotas;
import dev.sallyport.core.store.Quotas.Quota;
import dev.sallyport.rest.captcha.CaptchaDoor;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Json;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Sends whoever forgot his password a link, if there is such an account (thingsboard-behaviour §4.8). Nothing tells
 * whether there is: the same is done for every address, and what differs is done later and elsewhere. A link that was just
 * sent stays good, however often somebody else asks for another.
 */
final class ResetRequest {

    private static final RateLimit OF_NETWORK = new RateLimit(60, Duration.ofHours(1), false);
    private static final RateLimit PACE = new RateLimit(1, Duration.ofMinutes(1), false);
    private static final RateLimit OF_ADDRESS = new RateLimit(5, Duration.ofDays(1), false);
    private static final int LONGEST_ADDRESS = 255;

    private final KeycloakSession session;
    private final RealmModel realm;

    ResetRequest(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    void perform(String body) {
        ObjectNode object = Json.object(body);
        String email = Optional.ofNullable(object.path("email").textValue())
                .map(String::strip)
                .filter(text -> text.length() <= LONGEST_ADDRESS)
                .orElse("");
        takeQuotaOfNetwork();
        requirePerson(Json.text(object, "recaptchaResponse"));
        boolean inTime = new Quotas(session)
                .take(
                        List.of(
                                quota("address", email.toLowerCase(Locale.ROOT), "reset-mail-pace", PACE),
                                quota("address", email.toLowerCase(Locale.ROOT), "reset-mail", OF_ADDRESS)),
                        ServerTime.now())
                .isEmpty();
        if (inTime && !email.isEmpty()) {
            send(email);
        }
    }

    /** After the first few, where the domain has a captcha. */
    private void requirePerson(String captcha) {
        new SelfRegistrations(session, realm)
                .ofRequest()
                .filter(settings -> settings.captcha().isPresent())
                .filter(settings -> FirstFew.areOver(session, realm, FirstFew.RESETS))
                .ifPresent(settings -> CaptchaDoor.require(session, settings, captcha));
    }

    private void send(String email) {
        Optional<UserModel> user = owner(email);
        new PasswordMails(session, realm).askedFor(user.orElseGet(() -> Decoy.of(session, realm, email)));
        // One event in any case: writing it takes time.
        LoginEvents events = new LoginEvents(session);
        user.ifPresentOrElse(
                known -> events.about(EventType.SEND_RESET_PASSWORD, known).success(),
                () -> events.begin(EventType.SEND_RESET_PASSWORD).error(Errors.USER_NOT_FOUND));
    }

    /** An address that several users have, where a realm allows it, is nobody's. */
    private Optional<UserModel> owner(String email) {
        try {
            return Optional.ofNullable(session.users().getUserByEmail(realm, email));
        } catch (ModelDuplicateException e) {
            return Optional.empty();
        }
    }

    private void takeQuotaOfNetwork() {
        Quota quota = quota("network", ClientAddress.network(session), "reset-request", OF_NETWORK);
        new Quotas(session).take(List.of(quota), ServerTime.now()).ifPresent(exceeded -> {
            throw ApiError.TOO_MANY_REQUESTS.because("Too many requests").retryAfter(exceeded.retryAfter());
        });
    }

    /** Counted for the whole cluster; neither addresses stand in the table of counts. */
    private Quota quota(String kind, String owner, String name, RateLimit limit) {
        String hash = RealmKey.active(session, realm)
                .hash()
                .derive("reset password quota")
                .of(kind, owner);
        return new Quota(realm.getId(), hash, name, limit);
    }
}
