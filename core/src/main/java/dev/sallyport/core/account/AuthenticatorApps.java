package dev.sallyport.core.account;

import dev.sallyport.core.code.Verification;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.store.SingleUse;
import dev.sallyport.core.store.Subject;
import dev.sallyport.core.totp.TotpParameters;
import dev.sallyport.core.totp.TotpSecret;
import dev.sallyport.core.totp.TotpVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.dto.OTPCredentialData;

/**
 * A user's authenticator apps: Keycloak's native {@code otp} credentials, those that Keycloak made included, whatever
 * their algorithm, digits and period are.
 */
final class AuthenticatorApps {

    /** RFC 4226 §7.4: how far a counter-based token may be ahead. */
    private static final int HOTP_LOOK_AHEAD = 1;

    /** Much longer than a code is accepted. */
    private static final Duration STEP_MEMORY = Duration.ofHours(1);

    private final KeycloakSession session;
    private final UserModel user;
    private final Subject subject;

    AuthenticatorApps(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.user = user;
        this.subject = Subject.of(realm, user);
    }

    List<OTPCredentialModel> all() {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .map(OTPCredentialModel::createFromCredentialModel)
                .toList();
    }

    /** Tries every app; one that accepts is enough. */
    Verification verify(String code) {
        Verification result = Verification.WRONG;
        for (OTPCredentialModel app : all()) {
            Verification one = verify(app, code);
            if (one == Verification.ACCEPTED) {
                return one;
            }
            result = one == Verification.USED ? one : result;
        }
        return result;
    }

    private Verification verify(OTPCredentialModel app, String code) {
        boolean counter =
                OTPCredentialModel.HOTP.equals(app.getOTPCredentialData().getSubType());
        return counter ? verifyCounter(app, code) : verifyTime(app, code);
    }

    private Verification verifyTime(OTPCredentialModel app, String code) {
        Instant now = ServerTime.now();
        OptionalLong step = verifier(app).stepOf(code, now);
        return step.isEmpty() ? Verification.WRONG : claim(app, step.getAsLong(), now.plus(STEP_MEMORY));
    }

    /** The row proves the single use; the counter in the credential only moves the search on. */
    private Verification verifyCounter(OTPCredentialModel app, String code) {
        int next = app.getOTPCredentialData().getCounter();
        OptionalLong counter = verifier(app).counterOf(code, next, HOTP_LOOK_AHEAD);
        if (counter.isEmpty()) {
            return Verification.WRONG;
        }
        Verification claimed = claim(app, counter.getAsLong(), Instant.MAX);
        if (claimed == Verification.ACCEPTED) {
            app.updateCounter(Math.toIntExact(counter.getAsLong() + 1));
            user.credentialManager().updateStoredCredential(app);
        }
        return claimed;
    }

    private Verification claim(OTPCredentialModel app, long step, Instant until) {
        boolean first = new SingleUse(session).claim(subject, app.getId(), Long.toString(step), until);
        return first ? Verification.ACCEPTED : Verification.USED;
    }

    /** Claims the step with which an app proved itself at set-up, so that it does not log in as well. */
    void claimFirstStep(OTPCredentialModel app, String code) {
        verifyTime(app, code);
    }

    private static TotpVerifier verifier(OTPCredentialModel app) {
        OTPCredentialData data = app.getOTPCredentialData();
        TotpParameters parameters = new TotpParameters(
                TotpParameters.Algorithm.valueOf(data.getAlgorithm().replace("Hmac", "")),
                data.getDigits(),
                Duration.ofSeconds(Math.max(1, data.getPeriod())));
        return new TotpVerifier(TotpSecret.ofBytes(app.getDecodedSecret()), parameters);
    }
}
