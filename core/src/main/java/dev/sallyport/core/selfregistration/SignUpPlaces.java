package dev.sallyport.core.selfregistration;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Where people sign up: on domains with settings of their own, and elsewhere with Keycloak's form or not at all. */
public final class SignUpPlaces {

    /** Name of the realm attribute that says who signs people up where no domain does; absent for nobody. */
    public static final String ELSEWHERE = "sallyport.self-registration.elsewhere";

    /** The only value of {@link #ELSEWHERE}: Keycloak's own form. */
    public static final String KEYCLOAK = "keycloak";

    /** Provider id of the first step of our registration flow. */
    public static final String STEP = "sallyport-sign-up";

    private final KeycloakSession session;
    private final RealmModel realm;

    public SignUpPlaces(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** How people sign up on the domain of the request. */
    public Optional<SelfRegistration> here() {
        return new SelfRegistrations(session, realm).ofRequest();
    }

    /** Whether Keycloak's own form is shown where no domain has settings. */
    public boolean isKeycloakElsewhere() {
        return KEYCLOAK.equals(realm.getAttribute(ELSEWHERE));
    }

    /** Whether the realm's registration is ours at all; an administrator may have bound another flow. */
    public boolean isOurs() {
        return realm.getRegistrationFlow() != null
                && realm.getAuthenticationExecutionsStream(
                                realm.getRegistrationFlow().getId())
                        .anyMatch(execution -> STEP.equals(execution.getAuthenticator()) && execution.isEnabled());
    }
}
