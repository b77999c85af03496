package dev.sallyport.rest.install;

import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.forms.RegistrationPage;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.RealmModel;

/**
 * How people registered in a realm before ours was installed. What its administrator asked them for, a captcha for instance,
 * they are asked for afterwards too.
 */
final class FormerRegistration {

    private final RealmModel realm;
    private final boolean on;

    /** To be made before anything is changed. */
    FormerRegistration(RealmModel realm) {
        this.realm = realm;
        this.on = realm.isRegistrationAllowed();
    }

    /** The actions of its form, where people registered with a form and nothing else. */
    Optional<List<AuthenticationExecutionModel>> actions() {
        return form().filter(form -> on)
                .map(form -> realm.getAuthenticationExecutionsStream(form.getFlowId())
                        .toList());
    }

    /** Whether it has steps that ours does not know: then it stays bound, for nobody can say what they are there for. */
    boolean stays() {
        return on && form().isEmpty();
    }

    private Optional<AuthenticationExecutionModel> form() {
        if (realm.getRegistrationFlow() == null) {
            return Optional.empty();
        }
        List<AuthenticationExecutionModel> steps = realm.getAuthenticationExecutionsStream(
                        realm.getRegistrationFlow().getId())
                .filter(AuthenticationExecutionModel::isEnabled)
                .toList();
        return steps.size() == 1
                ? steps.stream()
                        .filter(step -> step.isAuthenticatorFlow()
                                && RegistrationPage.PROVIDER_ID.equals(step.getAuthenticator()))
                        .findFirst()
                : Optional.empty();
    }
}
