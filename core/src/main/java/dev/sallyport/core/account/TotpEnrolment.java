package dev.sallyport.core.account;

import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.code.Verification;
import dev.sallyport.core.keycloak.RealmKey;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.policy.FactorSettings;
import dev.sallyport.core.store.Offers;
import dev.sallyport.core.store.Subject;
import dev.sallyport.core.totp.OtpAuthUri;
import dev.sallyport.core.totp.TotpParameters;
import dev.sallyport.core.totp.TotpSecret;
import dev.sallyport.core.totp.TotpVerifier;
import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** Setting up an authenticator app: offer a secret, have a code of it shown, keep it. */
public final class TotpEnrolment {

    private static final Duration OFFER_LIFETIME = Duration.ofHours(1);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Offers offers;

    public TotpEnrolment(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.offers = new Offers(session);
    }

    /** A fresh secret, remembered (as a hash) for this user. */
    public TotpSecret offer() {
        TotpSecret secret = TotpSecret.random();
        offers.make(subject(), hash(secret), ServerTime.now().plus(OFFER_LIFETIME));
        return secret;
    }

    /** Whether the secret was offered to this user and not yet used. */
    public boolean wasOffered(TotpSecret secret) {
        return offers.stands(subject(), hash(secret), ServerTime.now());
    }

    /** The URI for the app, under the platform's issuer name. */
    public OtpAuthUri uri(TotpSecret secret) {
        String account = user.getEmail() == null ? user.getUsername() : user.getEmail();
        return new OtpAuthUri(issuer(), account, secret);
    }

    /**
     * The URI of the user's first app, for its owner. ThingsBoard's clients read it.
     *
     * @throws IndexOutOfBoundsException when he has none
     */
    public OtpAuthUri current() {
        OTPCredentialModel app =
                new AuthenticatorApps(session, realm, user).all().get(0);
        return uri(TotpSecret.ofBytes(app.getDecodedSecret()));
    }

    /** Judges the code that proves that the app has the secret; counted like any other try. */
    public Verdict check(TotpSecret secret, String code) {
        TotpVerifier verifier = new TotpVerifier(secret, TotpParameters.STANDARD);
        return new FactorCheck(session, realm, user)
                .enrolment(
                        Factor.TOTP,
                        () -> verifier.stepOf(code, ServerTime.now()).isPresent()
                                ? Verification.ACCEPTED
                                : Verification.WRONG);
    }

    /**
     * Keeps a checked secret as Keycloak's native credential. The code with which it was checked does not log in.
     *
     * @param label the device's name; may be blank
     * @return false when the offer was taken meanwhile; nothing is kept then
     * @throws org.keycloak.models.ModelDuplicateException when the user has another device of that name
     */
    public boolean keep(TotpSecret secret, String code, String label) {
        if (!offers.take(subject(), hash(secret), ServerTime.now())) {
            return false;
        }
        OTPCredentialModel app = OTPCredentialModel.createTOTP(
                secret.base32(),
                TotpParameters.STANDARD.digits(),
                (int) TotpParameters.STANDARD.period().toSeconds(),
                "HmacSHA1",
                "BASE32");
        app.setUserLabel(label == null || label.isBlank() ? null : label.strip());
        app.setId(user.credentialManager().createStoredCredential(app).getId());
        new AuthenticatorApps(session, realm, user).claimFirstStep(app, code);
        return true;
    }

    private String issuer() {
        return new SecondFactors(session, realm, user)
                .settings()
                .of(FactorSettings.Totp.class)
                .map(FactorSettings.Totp::issuerName)
                .orElse(realm.getName());
    }

    private Subject subject() {
        return Subject.of(realm, user);
    }

    private String hash(TotpSecret secret) {
        return RealmKey.active(session, realm).hash().of("offer", Factor.TOTP.name(), user.getId(), secret.base32());
    }
}
