package dev.sallyport.core.account;

import dev.sallyport.core.account.PasswordLinks.Purpose;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.domain.LinkBase;
import dev.sallyport.core.keycloak.AfterCommit;
import dev.sallyport.core.keycloak.Mail;
import dev.sallyport.core.keycloak.Organizations;
import dev.sallyport.core.keycloak.RealmName;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Mails with which people set a password (thingsboard-behaviour §12). Nobody waits for them. */
public final class PasswordMails {

    private static final String TEMPLATE = "sallyport-password.ftl";
    private static final String TEXTS = "sallyport.password.mail.";
    private static final String PLACE_OF_TOKEN = "TOKEN";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final LinkBase base;

    public PasswordMails(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.base = new LinkBase(session, realm);
    }

    /**
     * Sends what an account's owner needs to get in, if he has an address and may have one: a link to replace his password,
     * or to set his first. All of it happens later and elsewhere, so that whoever asked does not learn what it was.
     *
     * @param user one who has no account gets nothing, at the same pace
     */
    public void askedFor(UserModel user) {
        Optional<URI> reset = link(Purpose.RESET);
        Optional<URI> activation = link(Purpose.ACTIVATION);
        Optional<String> isolated = new Domains(session, realm).isolatedTenant();
        AfterCommit.apart(session, realm, user, (own, r, u) -> {
            if (!mayHaveOne(own, r, u, isolated)) {
                return;
            }
            if (PasswordLinks.awaitsActivation(own, r, u)) {
                activation.ifPresent(link -> send(own, r, u, Purpose.ACTIVATION, link));
            } else if (hasStoredPassword(u)) {
                reset.ifPresent(link -> send(own, r, u, Purpose.RESET, link));
            }
        });
    }

    /** Sends a link to set the first password. */
    public void activation(UserModel user) {
        link(Purpose.ACTIVATION)
                .ifPresent(link -> AfterCommit.run(
                        session, realm, user, (own, r, u) -> send(own, r, u, Purpose.ACTIVATION, link)));
    }

    /** The link to set the first password, for whoever wants to hand it over himself; empty where none can be built. */
    public Optional<URI> activationLink(UserModel user) {
        return link(Purpose.ACTIVATION)
                .map(link -> withToken(link, new PasswordLinks(session, realm, Purpose.ACTIVATION).issue(user)));
    }

    /** Tells somebody that his account can be used now. */
    public void activated(UserModel user) {
        base.link("/account")
                .ifPresent(link -> AfterCommit.run(
                        session,
                        realm,
                        user,
                        (own, r, u) -> mail(own, r, u, "activated", Map.of("link", link.toString()))));
    }

    private Optional<URI> link(Purpose purpose) {
        return switch (purpose) {
            case RESET -> base.link("/api/noauth/resetPassword", "resetToken", PLACE_OF_TOKEN);
            case ACTIVATION -> base.link("/api/noauth/activate", "activateToken", PLACE_OF_TOKEN);
        };
    }

    /** On an isolated domain, whose name may lead to a server of its tenant's, only that tenant's users. */
    private static boolean mayHaveOne(
            KeycloakSession session, RealmModel realm, UserModel user, Optional<String> isolatedTenant) {
        return !new Lockout(session, realm, user).keepsOut()
                && (isolatedTenant.isEmpty()
                        || isolatedTenant.equals(
                                new Organizations(session).affiliationOf(user).tenant()));
    }

    private static boolean hasStoredPassword(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .findAny()
                .isPresent();
    }

    private static void send(KeycloakSession session, RealmModel realm, UserModel user, Purpose purpose, URI link) {
        String token = new PasswordLinks(session, realm, purpose).issue(user);
        long minutes = purpose.lifetime().in(realm).toMinutes();
        String text = purpose == Purpose.RESET ? "reset" : "activation";
        mail(session, realm, user, text, Map.of("link", withToken(link, token).toString(), "minutes", minutes));
    }

    private static void mail(
            KeycloakSession session, RealmModel realm, UserModel user, String text, Map<String, Object> more) {
        String address = user.getEmail();
        if (address == null || address.isBlank() || !Mail.configured(realm)) {
            return;
        }
        Map<String, Object> attributes = new HashMap<>(more);
        attributes.put("textKey", TEXTS + text);
        attributes.putIfAbsent("minutes", 0L);
        new Mail(session, realm, user)
                .send(
                        address,
                        new Mail.Subject(TEXTS + text + ".subject", List.of(RealmName.of(realm))),
                        TEMPLATE,
                        attributes);
    }

    private static URI withToken(URI link, String token) {
        return URI.create(link.toString().replaceFirst(PLACE_OF_TOKEN + "$", token));
    }
}
