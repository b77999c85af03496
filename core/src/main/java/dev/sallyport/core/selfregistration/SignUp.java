package dev.sallyport.core.selfregistration;

import dev.sallyport.core.code.LinkCode;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.domain.LinkBase;
import dev.sallyport.core.keycloak.AfterCommit;
import dev.sallyport.core.keycloak.ClientAddress;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.keycloak.StoredPassword;
import dev.sallyport.core.policy.LinkLifetime;
import dev.sallyport.core.store.SignUpRow;
import dev.sallyport.core.store.SignUpTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Signing up on a domain. Nobody becomes a user, and no name is taken, before he proved that the address is his. What is
 * done before the answer is the same for every address: whether it is somebody's is looked up when the answer is on its way.
 */
public final class SignUp {

    /** Between two mails to one address. */
    public static final Duration PAUSE = SignUpLimits.PAUSE;

    private static final String SIGN_UP = "sign-up-from";
    private static final String RESEND = "sign-up-again-from";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final SelfRegistration settings;

    public SignUp(KeycloakSession session, RealmModel realm, SelfRegistration settings) {
        this.session = session;
        this.realm = realm;
        this.settings = settings;
    }

    /** What is wrong with a form; empty when it can be registered. */
    public List<Violation> violations(SignUpForm form) {
        return new SignUpRules(session, realm, settings.fields()).violations(form);
    }

    /** Counts somebody who signs up from the network of the request. How long he has to wait; zero when he may go on. */
    public Duration countSignUp() {
        return new SignUpLimits(session, realm).count(SIGN_UP);
    }

    /** Counts the same, and says whether it is so often that he should show that he is a person. */
    public boolean resendsOften() {
        return FirstFew.areOver(session, realm, RESEND + "-often");
    }

    /** Counts somebody who wants his mail again. How long he has to wait; zero when he may go on. */
    public Duration countResend() {
        return new SignUpLimits(session, realm).count(RESEND);
    }

    /**
     * Keeps what somebody filled in and mails him a link, once the request is committed.
     *
     * @param form       without violations
     * @param parameters more of the link's query, from its {@code &} on; may be empty
     * @return by which {@link Arrivals} knows him
     */
    public String register(SignUpForm form, String parameters) {
        Instant now = ServerTime.now();
        PendingForm kept = new PendingForm(
                form.attributes(),
                form.filledProfile(),
                form.agreedTo(),
                ClientAddress.address(session),
                language().toLanguageTag());
        SignUpRow row = new SignUpRow(
                UUID.randomUUID().toString(),
                settings.domainId(),
                lowerCase(form.value(SignUpField.Id.EMAIL).orElseThrow()),
                kept.write(),
                StoredPassword.hashed(session, realm, form.values().get(SignUpField.Id.PASSWORD)),
                now,
                now.plus(LinkLifetime.ACTIVATION.in(realm)));
        new SignUpTable(session, realm.getId()).insert(row);
        String url = realmUrl();
        AfterCommit.run(session, realm, (own, r) -> new SignUpMails(own, r, url).signedUp(row.id(), parameters));
        return row.id();
    }

    /** Whether somebody signed up with this address on this domain, and did not use his link yet. Tells that to whoever asks. */
    public boolean isPending(SignUpForm form) {
        return form.value(SignUpField.Id.EMAIL)
                .filter(email -> session.users().getUserByEmail(realm, lowerCase(email)) == null)
                .flatMap(email -> new SignUpTable(session, realm.getId()).newest(settings.domainId(), lowerCase(email)))
                .filter(row -> row.expiresAt().isAfter(ServerTime.now()))
                .isPresent();
    }

    /** Mails somebody his link again, if he signed up on this domain and waited long enough; nothing tells whether. */
    public void resend(String email, String parameters) {
        String url = realmUrl();
        String address = lowerCase(email.strip());
        if (SignUpRules.isAddress(address)) {
            AfterCommit.run(
                    session,
                    realm,
                    (own, r) -> new SignUpMails(own, r, url).again(settings.domainId(), address, parameters));
        }
    }

    private String realmUrl() {
        Domain domain = new Domains(session, realm).find(settings.domainId()).orElseThrow();
        return new LinkBase(session, realm).realmOn(domain);
    }

    private Locale language() {
        return session.getContext().resolveLocale(null);
    }

    private static String lowerCase(String email) {
        return email.toLowerCase(Locale.ROOT);
    }

    /** Whether the code of a link leads to somebody, and whether it came in time. Changes nothing. */
    public static LinkState look(KeycloakSession session, RealmModel realm, String code) {
        return new SignUpTable(session, realm.getId())
                .byCode(LinkCode.hash(code))
                .map(row -> row.expiresAt().isAfter(ServerTime.now()) ? LinkState.GOOD : LinkState.EXPIRED)
                .orElse(LinkState.UNKNOWN);
    }

    /** What a link is good for. */
    public enum LinkState {
        GOOD,
        EXPIRED,
        UNKNOWN
    }
}
