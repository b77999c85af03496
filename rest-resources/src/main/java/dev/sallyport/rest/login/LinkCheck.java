package dev.sallyport.rest.login;

import dev.sallyport.core.account.PasswordLinks;
import dev.sallyport.core.account.PasswordLinks.Purpose;
import dev.sallyport.core.code.RateLimit;
import dev.sallyport.core.keycloak.ServerTime;
import dev.sallyport.core.store.Quotas;
import dev.sallyport.core.store.Quotas.Quota;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Answers;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Where a link from a mail leads (thingsboard-behaviour §4.6, §4.8): to a page of the application on the same host. Looking
 * changes nothing, so that programs that open the links of mails use nothing up.
 */
final class LinkCheck {

    /** As ThingsBoard has it, for the links of one user. */
    private static final RateLimit LOOKS = new RateLimit(5, Duration.ofHours(1), false);

    private final KeycloakSession session;
    private final RealmModel realm;

    LinkCheck(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    Response reset(String token) {
        Optional<PasswordLinks.Claim> claim = new PasswordLinks(session, realm, Purpose.RESET).find(token);
        if (claim.filter(this::looksTooOften).isPresent()) {
            return tooMany();
        }
        return to(claim, "/login/resetPassword?resetToken=" + encoded(token), "/passwordResetLinkExpired");
    }

    Response activation(String token) {
        if (token.isEmpty()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Incorrect activateToken ");
        }
        return to(
                new PasswordLinks(session, realm, Purpose.ACTIVATION).find(token),
                "/login/createPassword?activateToken=" + encoded(token),
                "/activationLinkExpired");
    }

    private boolean looksTooOften(PasswordLinks.Claim claim) {
        Quota quota = new Quota(realm.getId(), claim.user().getId(), "reset-link", LOOKS);
        return new Quotas(session).take(List.of(quota), ServerTime.now()).isPresent();
    }

    private Response to(Optional<PasswordLinks.Claim> claim, String page, String expired) {
        return claim.map(found -> Answers.seeOther(session, found.expired() ? expired : page))
                .orElseGet(() -> Answers.emptyConflict(session));
    }

    private Response tooMany() {
        session.getProvider(SecurityHeadersProvider.class).options().allowEmptyContentType();
        return Response.status(Response.Status.TOO_MANY_REQUESTS).build();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
