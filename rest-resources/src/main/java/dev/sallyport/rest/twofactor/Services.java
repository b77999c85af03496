package dev.sallyport.rest.twofactor;

import dev.sallyport.core.keycloak.Mail;
import dev.sallyport.core.policy.Factor;
import dev.sallyport.core.policy.PlatformTwoFaSettings;
import dev.sallyport.core.sms.SmsSenders;
import dev.sallyport.rest.error.ApiError;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What must be there before sent codes can be offered (thingsboard-behaviour §7.1). */
final class Services {

    private final KeycloakSession session;
    private final RealmModel realm;

    Services(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Returns when everything that the settings offer can be sent, else ends the call; nothing is saved then. */
    void require(PlatformTwoFaSettings settings) {
        if (settings.offers(Factor.SMS) && !new SmsSenders(session, realm).configured()) {
            throw ApiError.BAD_REQUEST_PARAMS.because("SMS service is not configured");
        }
        if (settings.offers(Factor.EMAIL) && !Mail.reachable(realm)) {
            throw ApiError.BAD_REQUEST_PARAMS.because("Mail service is not set up");
        }
        settings.offered().stream()
                .filter(this::isNotAskedForInTheBrowser)
                .findFirst()
                .ifPresent(factor -> {
                    throw ApiError.BAD_REQUEST_PARAMS.because("Validation error: providers must not contain " + factor
                            + " as long as the browser flow has no " + authenticator(factor) + ": run the installer");
                });
    }

    /**
     * A flow of an older release, or one that an administrator changed: whoever set this factor up, and no other, would
     * be let in by his password. A browser flow without any factor of ours is none of our business.
     */
    private boolean isNotAskedForInTheBrowser(Factor factor) {
        Set<String> asked = authenticators(realm.getBrowserFlow()).collect(Collectors.toSet());
        boolean ours = Stream.of(Factor.values()).map(Services::authenticator).anyMatch(asked::contains);
        return ours && !asked.contains(authenticator(factor));
    }

    private Stream<String> authenticators(AuthenticationFlowModel flow) {
        return realm.getAuthenticationExecutionsStream(flow.getId())
                .filter(AuthenticationExecutionModel::isEnabled)
                .flatMap(execution -> execution.isAuthenticatorFlow()
                        ? authenticators(realm.getAuthenticationFlowById(execution.getFlowId()))
                        : Stream.of(execution.getAuthenticator()));
    }

    /** The id of the authenticator that asks for a factor. */
    private static String authenticator(Factor factor) {
        return factor == Factor.TOTP ? "sallyport-totp" : factor.credentialType();
    }
}
