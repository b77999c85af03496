package dev.sallyport.core.selfregistration;

import dev.sallyport.core.code.LinkCode;
import dev.sallyport.core.keycloak.Mail;
import dev.sallyport.core.keycloak.Newcomer;
import dev.sallyport.core.keycloak.RealmName;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.policy.LinkLifetime;
import dev.sallyport.core.store.SignUpRow;
import dev.sallyport.core.store.SignUpTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What the owner of an address is mailed when somebody signed up with it. Only here, after the answer, is it looked up
 * whether he has an account: no answer and no time tells.
 */
final class SignUpMails {

    private static final String TEMPLATE = "sallyport-sign-up.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String realmUrl;
    private final SignUpTable table;

    /** @param realmUrl address of the realm on the domain */
    SignUpMails(KeycloakSession session, RealmModel realm, String realmUrl) {
        this.session = session;
        this.realm = realm;
        this.realmUrl = realmUrl;
        this.table = new SignUpTable(session, realm.getId());
    }

    /** Somebody signed up just now. Of an address that is somebody's, or was mailed too often, nothing is kept. */
    void signedUp(String id, String parameters) {
        table.byId(id).ifPresent(row -> {
            boolean mayMail = new SignUpLimits(session, realm).maySignUp(row.email());
            if (isTaken(row.email())) {
                table.delete(id);
                if (mayMail) {
                    send(row.email(), "sallyport.signUp.already", Map.of("link", realmUrl + "/account"));
                }
            } else if (mayMail) {
                sendLink(row, parameters);
            } else {
                table.delete(id);
            }
        });
    }

    /** Somebody wants the mail again. The newest of those who signed up with the address on the domain is meant. */
    void again(String domainId, String email, String parameters) {
        if (new SignUpLimits(session, realm).mayResend(email) && !isTaken(email)) {
            table.newest(domainId, email).ifPresent(row -> sendLink(row, parameters));
        }
    }

    /** The former code is good again when the mail could not be sent. */
    private void sendLink(SignUpRow row, String parameters) {
        Optional<String> former = table.codeHash(row.id());
        Duration lifetime = LinkLifetime.ACTIVATION.in(realm);
        String code = LinkCode.random();
        if (!table.setCode(row.id(), LinkCode.hash(code), ServerTime.now().plus(lifetime))) {
            return; // activated meanwhile
        }
        boolean sent = send(
                row.email(),
                "sallyport.signUp.activate",
                Map.of(
                        "link",
                        realmUrl + "/api/noauth/activateEmail?emailCode=" + code + parameters,
                        "name",
                        name(PendingForm.read(row.form())),
                        "hours",
                        Math.max(1, lifetime.toHours())));
        if (!sent && former.isPresent()) {
            table.setCode(row.id(), former.get(), row.expiresAt());
        }
    }

    /** An account was activated. */
    void activated(String email) {
        send(email, "sallyport.signUp.activated", Map.of("link", realmUrl + "/account"));
    }

    private boolean isTaken(String email) {
        return session.users().getUserByUsername(realm, email) != null
                || session.users().getUserByEmail(realm, email) != null;
    }

    private boolean send(String email, String textKey, Map<String, Object> more) {
        Map<String, Object> attributes = Stream.concat(
                        Stream.of(Map.entry("textKey", (Object) textKey), Map.entry("name", (Object) "")),
                        more.entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> second));
        return new Mail(session, realm, Newcomer.of(session, realm, email))
                .send(
                        email,
                        new Mail.Subject(textKey + ".subject", List.of(RealmName.of(realm))),
                        TEMPLATE,
                        attributes);
    }

    /** An administrator does not let him in. */
    void rejected(String email) {
        send(email, "sallyport.signUp.rejected", Map.of());
    }

    private static String name(PendingForm form) {
        return HarmlessName.of(
                form.attributes().get(SignUpField.Id.FIRST_NAME),
                form.attributes().get(SignUpField.Id.LAST_NAME));
    }
}
