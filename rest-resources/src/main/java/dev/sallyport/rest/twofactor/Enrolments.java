package dev.sallyport.rest.twofactor;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.account.BackupCodeEnrolment;
import dev.sallyport.core.account.FactorEvents;
import dev.sallyport.core.account.Proof;
import dev.sallyport.core.account.SecondFactors;
import dev.sallyport.core.account.SentCodeEnrolment;
import dev.sallyport.core.account.SetUpActions;
import dev.sallyport.core.account.TotpEnrolment;
import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.code.Verification;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.policy.TwoFactorSettings;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Sending;
import dev.sallyport.core.ticket.Tickets;
import dev.sallyport.core.totp.OtpAuthUri;
import dev.sallyport.core.totp.TotpSecret;
import dev.sallyport.rest.caller.Caller;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.error.ApiException;
import dev.sallyport.rest.login.LoginEvents;
import java.util.List;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Setting up a factor over the API (thingsboard-behaviour §7.6, §7.7). */
final class Enrolments {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final Caller caller;
    private final UserModel user;
    private final SecondFactors factors;

    Enrolments(KeycloakSession session, RealmModel realm, Caller caller) {
        this.session = session;
        this.realm = realm;
        this.caller = caller;
        this.user = caller.user();
        this.factors = new SecondFactors(session, realm, user);
    }

    /** A proposal; nothing of it is stored but that it was made. */
    ObjectNode generate(Factor factor) {
        requireShown();
        requireOffered(factor);
        ObjectNode config = JsonNodeFactory.instance
                .objectNode()
                .put("providerType", factor.name())
                .put("useByDefault", false);
        switch (factor) {
            case TOTP -> config.put("authUrl", totp().uri(totp().offer()).text());
            case BACKUP_CODE -> {
                List<String> codes = backupCodes().offer();
                ArrayNode array = config.putArray("codes");
                codes.forEach(array::add);
                config.put("codesLeft", codes.size());
            }
            case SMS -> config.putNull("phoneNumber");
            case EMAIL -> config.put("email", user.getEmail());
        }
        return config;
    }

    /** Sends the code that is to prove the destination, if the factor has one. */
    void submit(AccountConfig config) {
        requireShown();
        requireOffered(config.factor());
        config.destination().ifPresent(destination -> {
            Sending sending = sentCodes().send(destination);
            new SendOutcomes(session, user, destination).requireSent(sending);
        });
    }

    void verifyAndSave(AccountConfig config, String code) {
        requireShown();
        requireOffered(config.factor());
        if (factors.has(config.factor())) {
            throw ApiError.BAD_REQUEST_PARAMS.because("2FA provider is already configured");
        }
        switch (config.factor()) {
            case TOTP -> saveTotp(config, code);
            case BACKUP_CODE -> saveBackupCodes(config);
            case SMS, EMAIL -> saveDestination(config.destination().orElseThrow(), code);
        }
        if (config.useByDefault()) {
            new SecondFactors(session, realm, user).makeDefault(config.factor());
        }
        if (config.factor().standsAlone()) {
            noteShown();
        }
        EventBuilder event = event(config.factor());
        config.destination().ifPresent(to -> event.detail(FactorEvents.DESTINATION, to.masked()));
        event.success();
    }

    /**
     * Who has a factor must have shown one in the session with which he adds another. Without this, whoever knows the
     * password could begin a session before the owner enrols, and add a factor of his own afterwards.
     */
    private void requireShown() {
        if (caller instanceof Caller.LoggedIn in && factors.hasAny() && !Proof.of(in.session(), user)) {
            throw ApiError.permissionDenied();
        }
    }

    /** What was just set up counts as shown: its code was checked. */
    private void noteShown() {
        if (caller instanceof Caller.TicketHolder holder) {
            new Tickets(session, realm).noteSetUp(holder.ticket());
        } else if (caller instanceof Caller.LoggedIn in) {
            Proof.byFactorOf(user).addTo(in.session());
        }
    }

    private void saveTotp(AccountConfig config, String code) {
        TotpSecret secret = OtpAuthUri.secretIn(config.authUrl())
                .filter(totp()::wasOffered)
                .orElseThrow(() -> AccountConfig.invalid("authUrl was not generated by this server for this user"));
        Verdict verdict = totp().check(secret, code);
        if (!verdict.accepted() || !totp().keep(secret, code, null)) {
            event(Factor.TOTP)
                    .detail(FactorEvents.RESULT, verdict.verification().name())
                    .error(Errors.INVALID_USER_CREDENTIALS);
            throw refused(verdict);
        }
        user.removeRequiredAction(UserModel.RequiredAction.CONFIGURE_TOTP);
    }

    private void saveDestination(Destination destination, String code) {
        Factor factor = destination.channel().factor();
        Verdict verdict =
                code == null ? Verdict.of(Verification.WRONG) : sentCodes().check(destination, code);
        if (!verdict.accepted()) {
            event(factor)
                    .detail(FactorEvents.RESULT, verdict.verification().name())
                    .error(Errors.INVALID_USER_CREDENTIALS);
            throw refused(verdict);
        }
        sentCodes().keep(destination);
        user.removeRequiredAction(SetUpActions.of(factor));
    }

    private void saveBackupCodes(AccountConfig config) {
        if (factors.usable().isEmpty()) {
            throw ApiError.BAD_REQUEST_PARAMS.because(
                    "To use 2FA backup codes you first need to configure at least one provider");
        }
        if (!backupCodes().keep(config.codes())) {
            throw AccountConfig.invalid("codes were not generated by this server for this user");
        }
    }

    private static ApiException refused(Verdict verdict) {
        return switch (verdict.verification()) {
            case RATE_LIMITED, LOCKED, LOCKED_NOW ->
                ApiError.TOO_MANY_REQUESTS.because("Too many requests").retryAfter(verdict.retryAfter());
            case WRONG, USED, EXPIRED, NOT_CONFIGURED, ACCEPTED ->
                ApiError.BAD_REQUEST_PARAMS.because("Verification code is incorrect");
        };
    }

    /** Offered by what was saved: where nobody saved anything, ThingsBoard has no two-factor authentication. */
    private void requireOffered(Factor factor) {
        boolean offered = new TwoFactorSettings(realm)
                .saved()
                .filter(settings -> settings.offers(factor))
                .isPresent();
        if (!offered) {
            throw notConfigured();
        }
    }

    private static ApiException notConfigured() {
        return ApiError.BAD_REQUEST_PARAMS.because("2FA provider is not configured");
    }

    private EventBuilder event(Factor factor) {
        return new LoginEvents(session)
                .about(EventType.UPDATE_CREDENTIAL, user)
                .detail(Details.CREDENTIAL_TYPE, factor.credentialType())
                .detail(FactorEvents.FACTOR, factor.name());
    }

    private TotpEnrolment totp() {
        return new TotpEnrolment(session, realm, user);
    }

    private SentCodeEnrolment sentCodes() {
        return new SentCodeEnrolment(session, realm, user);
    }

    private BackupCodeEnrolment backupCodes() {
        return new BackupCodeEnrolment(session, realm, user);
    }
}
