package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.core.consent.Demand;
import dev.sallyport.core.selfregistration.Documents;
import dev.sallyport.core.selfregistration.RichText;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SignUpField;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** The page with a domain's form: its welcome text, its fields, what the User Profile wants besides, and its documents. */
final class SignUpPage {

    private final AuthenticationFlowContext context;
    private final SelfRegistration settings;
    private final PostedForm posted;

    SignUpPage(AuthenticationFlowContext context, SelfRegistration settings, PostedForm posted) {
        this.context = context;
        this.settings = settings;
        this.posted = posted;
    }

    Response show() {
        return render(context.form(), false);
    }

    Response refused(List<FormMessage> errors) {
        boolean notAgreed = !posted.form()
                .agreedTo()
                .containsAll(Documents.of(settings).stream().map(Demand::key).toList());
        return render(context.form().setErrors(errors), notAgreed);
    }

    private Response render(LoginFormsProvider form, boolean notAgreed) {
        new Captchas(context.getSession(), settings).show(form);
        return form.setAttribute("welcome", settings.title())
                .setAttribute(
                        "signUpFields",
                        settings.fields().stream().map(this::field).toList())
                .setAttribute("profile", posted.profile())
                .setAttribute("passwordRules", PasswordRules.of(context.getRealm()))
                .setAttribute("documents", documents())
                .setAttribute("notAgreed", notAgreed)
                .createForm("sign-up.ftl");
    }

    private Map<String, Object> field(SignUpField field) {
        SignUpField.Id id = field.id();
        return Map.of(
                "id", id.name(),
                "name", id.input(),
                "label", field.label(),
                "required", field.required() || posted.profile().requires(id.input()),
                "value", posted.shown(id),
                "autocomplete", autocomplete(id));
    }

    /** What browsers fill in by themselves (HTML, Autofill). */
    private static String autocomplete(SignUpField.Id id) {
        return switch (id) {
            case EMAIL -> "email";
            case PASSWORD, REPEAT_PASSWORD -> "new-password";
            case FIRST_NAME -> "given-name";
            case LAST_NAME -> "family-name";
            case PHONE -> "tel";
            case COUNTRY -> "country-name";
            case CITY -> "address-level2";
            case STATE -> "address-level1";
            case ZIP -> "postal-code";
            case ADDRESS -> "address-line1";
            case ADDRESS2 -> "address-line2";
        };
    }

    private List<Map<String, Object>> documents() {
        return Documents.of(settings).stream()
                .map(demand -> Map.<String, Object>of(
                        "key", demand.key(),
                        "word", demand.document().word(),
                        "text", RichText.safe(demand.text()),
                        "ticked", posted.form().agreedTo().contains(demand.key())))
                .toList();
    }
}
