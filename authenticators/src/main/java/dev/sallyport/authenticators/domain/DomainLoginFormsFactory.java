package dev.sallyport.authenticators.domain;

import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.forms.login.freemarker.FreeMarkerLoginFormsProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Keycloak's login pages, with what the domain says that they are served on. */
public final class DomainLoginFormsFactory extends FreeMarkerLoginFormsProviderFactory {

    @Override
    public LoginFormsProvider create(KeycloakSession session) {
        return new DomainLoginForms(session);
    }

    @Override
    public String getId() {
        return "sallyport";
    }

    /** Before Keycloak's, whose is 0. */
    @Override
    public int order() {
        return 10;
    }
}
