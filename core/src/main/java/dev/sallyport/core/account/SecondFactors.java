package dev.sallyport.core.account;

import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.policy.PlatformTwoFaSettings;
import dev.sallyport.core.policy.TwoFactorPolicy;
import dev.sallyport.core.policy.TwoFactorSettings;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * A user's second factors as one list. They are Keycloak credentials, and their order there is the order of preference:
 * the default method is the first.
 */
public final class SecondFactors {

    private static final List<String> BROWSER_ONLY =
            List.of(WebAuthnCredentialModel.TYPE_TWOFACTOR, RecoveryAuthnCodesCredentialModel.TYPE);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final PlatformTwoFaSettings settings;

    public SecondFactors(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
        this.settings = new TwoFactorSettings(realm).effective();
    }

    public PlatformTwoFaSettings settings() {
        return settings;
    }

    /**
     * What the user can be asked for: what he set up and the platform still offers, the default first. Empty when
     * nothing but backup codes is left, since these need another method beside them.
     */
    public List<Factor> usable() {
        List<Factor> factors = stored().map(SecondFactors::factorOf).distinct().toList();
        return factors.stream().anyMatch(Factor::standsAlone) ? factors : List.of();
    }

    public boolean has(Factor factor) {
        return usable().contains(factor);
    }

    /** Where codes of a channel go; empty when the user has not set it up. */
    public Optional<Destination> destination(Channel channel) {
        return stored(channel.factor()).findFirst().map(SentCodeCredential::of).map(SentCodeCredential::destination);
    }

    public Optional<Factor> defaultFactor() {
        return usable().stream().findFirst();
    }

    /** The same as {@link #usable}, in the order in which they were set up. */
    public List<Factor> inOrderOfSetUp() {
        return stored().sorted(Comparator.comparing(
                        CredentialModel::getCreatedDate, Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(SecondFactors::factorOf)
                .distinct()
                .filter(this::has)
                .toList();
    }

    /** Whether the platform obliges this user to have a second factor. */
    public boolean obliged() {
        return new TwoFactorPolicy(settings).obliges(new RealmUser(session, realm, user));
    }

    /** Whether he must set one up before he may go on. A security key, for which the browser asks, will do. */
    public boolean mustSetUp() {
        return usable().isEmpty() && !hasStored(WebAuthnCredentialModel.TYPE_TWOFACTOR) && obliged();
    }

    /**
     * Whether all that this user can be asked for are factors of Keycloak's own that need a browser. A door without one
     * must not let him in by his password alone, nor let him set up anything.
     */
    public boolean onlyInBrowser() {
        return usable().isEmpty() && BROWSER_ONLY.stream().anyMatch(this::hasStored);
    }

    /** Whether he has a second factor of any kind, ours or Keycloak's own. */
    public boolean hasAny() {
        return !usable().isEmpty() || onlyInBrowser();
    }

    private boolean hasStored(String credentialType) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(credentialType)
                .findAny()
                .isPresent();
    }

    /** What he can set up in order to satisfy the obligation. */
    public List<Factor> offeredForSetUp() {
        return settings.offered().stream().filter(Factor::standsAlone).toList();
    }

    /** Makes a factor the one that is asked for first. */
    public void makeDefault(Factor factor) {
        stored(factor).map(CredentialModel::getId).findFirst().ifPresent(this::moveToFront);
    }

    /**
     * Removes a factor. Backup codes go with the last other one; a new default is chosen in the order of {@link Factor}.
     * A destination that codes went to is told: over the API this is how it is changed.
     */
    public void remove(Factor factor) {
        Channel.of(factor).flatMap(this::destination).ifPresent(new Notices(session, realm, user)::destinationChanged);
        boolean wasDefault = defaultFactor().equals(Optional.of(factor));
        removeStored(factor);
        removeLoneBackupCodes();
        if (wasDefault) {
            usable().stream().min(Comparator.naturalOrder()).ifPresent(this::makeDefault);
        }
    }

    /** Backup codes without another method beside them are void. */
    public void removeLoneBackupCodes() {
        boolean alone = user.credentialManager()
                .getStoredCredentialsStream()
                .map(CredentialModel::getType)
                .map(Factor::ofCredentialType)
                .flatMap(Optional::stream)
                .noneMatch(Factor::standsAlone);
        if (alone) {
            removeStored(Factor.BACKUP_CODE);
        }
    }

    private void removeStored(Factor factor) {
        user.credentialManager()
                .getStoredCredentialsByTypeStream(factor.credentialType())
                .map(CredentialModel::getId)
                .toList()
                .forEach(user.credentialManager()::removeStoredCredentialById);
    }

    private void moveToFront(String credentialId) {
        user.credentialManager().moveStoredCredentialTo(credentialId, null);
    }

    private Stream<CredentialModel> stored() {
        return user.credentialManager()
                .getStoredCredentialsStream()
                .filter(c -> Factor.ofCredentialType(c.getType())
                        .filter(settings::offers)
                        .isPresent());
    }

    private Stream<CredentialModel> stored(Factor factor) {
        return stored().filter(c -> factor == factorOf(c));
    }

    private static Factor factorOf(CredentialModel credential) {
        return Factor.ofCredentialType(credential.getType()).orElseThrow();
    }
}
