package dev.sallyport.core.account;

import dev.sallyport.core.code.Verdict;
import dev.sallyport.core.sentcode.Channel;
import dev.sallyport.core.sentcode.Destination;
import dev.sallyport.core.sentcode.Purpose;
import dev.sallyport.core.sentcode.Sending;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Setting up SMS or e-mail: send a code to a destination, have it typed, keep the destination. */
public final class SentCodeEnrolment {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;

    public SentCodeEnrolment(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.realm = realm;
        this.user = user;
    }

    /** Sends a code to a destination that is to be set up; the caller has checked its form. */
    public Sending send(Destination destination) {
        return codes(destination).send();
    }

    public SentCodes.Status status(Destination destination) {
        return codes(destination).status();
    }

    /** Judges the code that was sent there; counted like any other try. Accepted once: {@link #keep} is to follow. */
    public Verdict check(Destination destination, String code) {
        return new FactorCheck(session, realm, user)
                .enrolment(
                        destination.channel().factor(), () -> codes(destination).verify(code));
    }

    /** Keeps a destination that has shown a code, instead of the one there was; that one is told. */
    public void keep(Destination destination) {
        Channel channel = destination.channel();
        SecondFactors factors = new SecondFactors(session, realm, user);
        boolean wasDefault = factors.defaultFactor().equals(Optional.of(channel.factor()));
        Optional<Destination> old = factors.destination(channel);
        user.credentialManager()
                .getStoredCredentialsByTypeStream(channel.factor().credentialType())
                .toList()
                .forEach(stored -> user.credentialManager().removeStoredCredentialById(stored.getId()));
        user.credentialManager().createStoredCredential(SentCodeCredential.create(destination));
        if (wasDefault) {
            factors.makeDefault(channel.factor());
        }
        old.filter(before -> !before.key().equals(destination.key()))
                .ifPresent(new Notices(session, realm, user)::destinationChanged);
    }

    private SentCodes codes(Destination destination) {
        return new SentCodes(session, realm, user, Purpose.ENROLMENT, destination);
    }
}
