package dev.sallyport.authenticators.notices;

import dev.sallyport.authenticators.twofactor.FactorLabel;
import dev.sallyport.core.account.Installation;
import dev.sallyport.core.account.Notices;
import dev.sallyport.core.policy.Factor;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;

/**
 * Has an account's owner told when one of his second factors was set up, replaced or removed, by whomever and at whichever
 * door. Keycloak's older events about TOTP come beside those that are looked at here.
 */
final class NoticesListener implements EventListenerProvider {

    private static final String SET_UP = "sallyport.notice.setUp";
    private static final String REMOVED = "sallyport.notice.removed";
    private static final String REMOVED_BY_ADMIN = "sallyport.notice.removedByAdmin";
    private static final String SOME_FACTOR = "sallyport.notice.factor";

    private static final Pattern CREDENTIAL = Pattern.compile("users/([^/]+)/credentials/[^/]+");

    private final KeycloakSession session;

    NoticesListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.UPDATE_CREDENTIAL) {
            factor(event.getDetails()).ifPresent(factor -> tell(event.getRealmId(), event.getUserId(), SET_UP, factor));
        } else if (event.getType() == EventType.REMOVE_CREDENTIAL) {
            factor(event.getDetails())
                    .ifPresent(factor -> tell(event.getRealmId(), event.getUserId(), REMOVED, factor));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        Matcher credential =
                CREDENTIAL.matcher(Optional.ofNullable(event.getResourcePath()).orElse(""));
        boolean removed =
                event.getOperationType() == OperationType.ACTION || event.getOperationType() == OperationType.DELETE;
        if (removed && event.getError() == null && credential.matches()) {
            name(event.getDetails())
                    .ifPresent(name -> tell(event.getRealmId(), credential.group(1), REMOVED_BY_ADMIN, name));
        }
    }

    /** Of one of our factors; of "some factor" where the event does not say of what type it was. */
    private static Optional<String> name(Map<String, String> details) {
        return type(details).isEmpty() ? Optional.of(SOME_FACTOR) : factor(details);
    }

    private static Optional<String> factor(Map<String, String> details) {
        return type(details)
                .flatMap(Factor::ofCredentialType)
                .map(FactorLabel::of)
                .map(FactorLabel::getNameKey);
    }

    private static Optional<String> type(Map<String, String> details) {
        return Optional.ofNullable(details).map(all -> all.get(Details.CREDENTIAL_TYPE));
    }

    private void tell(String realmId, String userId, String textKey, String nameKey) {
        if (userId != null) {
            Installation.in(session, realmId)
                    .ifPresent(realm -> Optional.ofNullable(session.users().getUserById(realm, userId))
                            .ifPresent(user -> new Notices(session, realm, user).tellOwner(textKey, nameKey)));
        }
    }

    @Override
    public void close() {}
}
