package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.core.selfregistration.SignUpField;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.forms.login.freemarker.model.RegisterBean;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * What the realm's User Profile lets somebody fill in who registers, and the domain's fields do not have. Public, because
 * templates look into it.
 */
public final class ProfileFields extends RegisterBean {

    /** His name is his address, and his language that of the page. */
    private static final Set<String> KNOWN = Set.of(UserModel.USERNAME, UserModel.EMAIL, UserModel.LOCALE);

    private final Set<String> ofDomain;

    ProfileFields(MultivaluedMap<String, String> sent, KeycloakSession session, List<SignUpField> fields) {
        super(sent, session);
        ofDomain = fields.stream().map(field -> field.id().input()).collect(Collectors.toSet());
    }

    @Override
    public List<Attribute> getAttributes() {
        return super.getAttributes().stream()
                .filter(attribute -> !KNOWN.contains(attribute.getName()) && !ofDomain.contains(attribute.getName()))
                .toList();
    }

    /** Names of all attributes that the form has, the domain's included. */
    List<String> all() {
        return super.getAttributes().stream()
                .map(Attribute::getName)
                .filter(name -> !KNOWN.contains(name))
                .toList();
    }

    /** Whether nobody is registered without it. */
    boolean requires(String name) {
        Attribute attribute = getAttributesByName().get(name);
        return attribute != null && attribute.isRequired();
    }
}
