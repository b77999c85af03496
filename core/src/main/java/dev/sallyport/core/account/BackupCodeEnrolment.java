package dev.sallyport.core.account;

import dev.sallyport.core.backupcode.BackupCodes;
import dev.sallyport.core.keycloak.RealmKey;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.policy.FactorSettings;
import dev.sallyport.core.store.Offers;
import dev.sallyport.core.store.Subject;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Setting up backup codes: offer a set, keep it. */
public final class BackupCodeEnrolment {

    /** From this many on the user is told to make new ones. */
    public static final int FEW = 3;

    private static final Duration OFFER_LIFETIME = Duration.ofHours(1);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final Offers offers;

    public BackupCodeEnrolment(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.offers = new Offers(session);
    }

    /** Fresh codes, as many as the platform says, remembered (as a hash) for this user. */
    public List<String> offer() {
        List<String> codes = BackupCodes.generate(quantity());
        offers.make(Subject.of(realm, user), hash(codes), ServerTime.now().plus(OFFER_LIFETIME));
        return codes;
    }

    /**
     * Keeps an offered set, instead of the one there was.
     *
     * @return false when it was not offered to this user, or kept already; nothing changes then
     */
    public boolean keep(List<String> codes) {
        if (!offers.take(Subject.of(realm, user), hash(codes), ServerTime.now())) {
            return false;
        }
        new BackupCodeStore(session, realm, user).replace(codes);
        return true;
    }

    /** How many codes the user has left. */
    public int left() {
        return new BackupCodeStore(session, realm, user).left();
    }

    private int quantity() {
        return new SecondFactors(session, realm, user)
                .settings()
                .of(FactorSettings.BackupCode.class)
                .orElse(FactorSettings.BackupCode.DEFAULT)
                .codesQuantity();
    }

    private String hash(List<String> codes) {
        Stream<String> parts =
                Stream.concat(Stream.of("offer", Factor.BACKUP_CODE.name(), user.getId()), codes.stream());
        return RealmKey.active(session, realm).hash().of(parts.toArray(String[]::new));
    }
}
