package dev.sallyport.authenticators.selfregistration;

import dev.sallyport.core.consent.Demand;
import dev.sallyport.core.selfregistration.Documents;
import dev.sallyport.core.selfregistration.SelfRegistration;
import dev.sallyport.core.selfregistration.SignUpField;
import dev.sallyport.core.selfregistration.SignUpForm;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * What a browser sent of a domain's form, and nothing that the form does not have.
 *
 * @param sent    as it came
 * @param profile what the realm's User Profile wants beyond the domain's fields
 */
record PostedForm(SignUpForm form, MultivaluedMap<String, String> sent, ProfileFields profile) {

    static PostedForm empty(AuthenticationFlowContext context, SelfRegistration settings) {
        return read(context, settings, new MultivaluedHashMap<>());
    }

    static PostedForm of(AuthenticationFlowContext context, SelfRegistration settings) {
        return read(context, settings, context.getHttpRequest().getDecodedFormParameters());
    }

    private static PostedForm read(
            AuthenticationFlowContext context, SelfRegistration settings, MultivaluedMap<String, String> sent) {
        ProfileFields profile = new ProfileFields(sent, context.getSession(), settings.fields());
        Map<SignUpField.Id, String> values = new EnumMap<>(SignUpField.Id.class);
        settings.fields().stream()
                .map(SignUpField::id)
                .forEach(id -> Optional.ofNullable(sent.getFirst(id.input())).ifPresent(text -> values.put(id, text)));
        Map<String, List<String>> attributes = new HashMap<>();
        profile.all().forEach(name -> attributes.put(name, sent.getOrDefault(name, List.of(""))));
        return new PostedForm(new SignUpForm(values, agreedTo(settings, sent), attributes), sent, profile);
    }

    private static Set<String> agreedTo(SelfRegistration settings, MultivaluedMap<String, String> sent) {
        return Documents.of(settings).stream()
                .map(Demand::key)
                .filter(sent::containsKey)
                .collect(Collectors.toSet());
    }

    /** What the form shows again; empty for what it does not show. */
    String shown(SignUpField.Id id) {
        return switch (id) {
            case PASSWORD, REPEAT_PASSWORD -> "";
            default -> Optional.ofNullable(form.values().get(id)).orElse("");
        };
    }

    @Override
    public String toString() {
        return "PostedForm[***]";
    }
}
