package dev.sallyport.authenticators.domain;

import dev.sallyport.core.account.Installation;
import dev.sallyport.core.domain.Domain;
import dev.sallyport.core.domain.Domains;
import dev.sallyport.core.selfregistration.SignUpPlaces;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProvider;
import org.keycloak.forms.login.freemarker.model.IdentityProviderBean;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Says to every theme's templates which buttons a page has, and whether it links to the sign-up page. In realms without
 * Sallyport nothing is different.
 */
final class DomainLoginForms extends FreeMarkerLoginFormsProvider {

    /** Keycloak's own templates do without the link where it is there. */
    private static final String NO_SIGN_UP = "registrationDisabled";

    private static final String BUTTONS = "social";

    DomainLoginForms(KeycloakSession session) {
        super(session);
        super.setAttributeMapper(this::ofDomain);
    }

    /** After Keycloak's own, which makes the buttons anew where there are organizations. */
    @Override
    public LoginFormsProvider setAttributeMapper(Function<Map<String, Object>, Map<String, Object>> mapper) {
        return super.setAttributeMapper(mapper.andThen(this::ofDomain));
    }

    private Map<String, Object> ofDomain(Map<String, Object> attributes) {
        RealmModel ofRequest = session.getContext().getRealm();
        if (ofRequest != null && Installation.isIn(ofRequest)) {
            if (attributes.get(BUTTONS) instanceof IdentityProviderBean own && !(own instanceof DomainButtons)) {
                attributes.put(BUTTONS, new DomainButtons(own));
            }
            if (!isSignUpHere(ofRequest)) {
                attributes.put(NO_SIGN_UP, true);
            }
        }
        return attributes;
    }

    /** A domain says so itself; where there is none, or none with settings of its own, Keycloak's form may be there. */
    private boolean isSignUpHere(RealmModel ofRequest) {
        Optional<Domain> domain = new Domains(session, ofRequest).ofRequest();
        if (domain.filter(one -> !one.signUp()).isPresent()) {
            return false;
        }
        SignUpPlaces places = new SignUpPlaces(session, ofRequest);
        return !places.isOurs() || places.isKeycloakElsewhere() || places.here().isPresent();
    }
}
