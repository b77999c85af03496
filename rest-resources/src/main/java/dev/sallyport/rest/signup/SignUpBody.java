package dev.sallyport.rest.signup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sallyport.core.selfregistration.SignUpField;
import dev.sallyport.core.selfregistration.SignUpForm;
import dev.sallyport.rest.error.ApiError;
import dev.sallyport.rest.http.Json;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What ThingsBoard's clients sign up with: {@code fields} by their ids, or a flat body (thingsboard-behaviour §5.1, §5.2).
 *
 * @param captcha response of the captcha
 */
record SignUpBody(SignUpForm form, Optional<String> captcha, Optional<String> pkgName, Optional<String> appSecret) {

    private static final Map<String, SignUpField.Id> FLAT = Map.of(
            "email", SignUpField.Id.EMAIL,
            "password", SignUpField.Id.PASSWORD,
            "firstName", SignUpField.Id.FIRST_NAME,
            "lastName", SignUpField.Id.LAST_NAME);

    static SignUpBody read(String body) {
        ObjectNode object = Json.object(body);
        Map<SignUpField.Id, String> values =
                object.path("fields").isObject() ? fields((ObjectNode) object.path("fields")) : flat(object);
        // It says nothing of documents: whoever signs up with it agrees to them afterwards (§5.4 step 6).
        return new SignUpBody(
                new SignUpForm(values, Set.of(), Map.of()),
                text(object, "recaptchaResponse"),
                text(object, "pkgName"),
                text(object, "appSecret"));
    }

    private static Optional<String> text(ObjectNode object, String field) {
        return Optional.ofNullable(Json.text(object, field)).filter(text -> !text.isBlank());
    }

    private static Map<SignUpField.Id, String> flat(ObjectNode object) {
        Map<SignUpField.Id, String> values = new EnumMap<>(SignUpField.Id.class);
        FLAT.forEach((field, id) -> put(values, id, Json.text(object, field)));
        // Its clients compare the two themselves.
        put(values, SignUpField.Id.REPEAT_PASSWORD, values.get(SignUpField.Id.PASSWORD));
        return values;
    }

    private static Map<SignUpField.Id, String> fields(ObjectNode fields) {
        Map<SignUpField.Id, String> values = new EnumMap<>(SignUpField.Id.class);
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            put(values, id(field.getKey()), Json.text(fields, field.getKey()));
        }
        return values;
    }

    private static SignUpField.Id id(String name) {
        for (SignUpField.Id id : SignUpField.Id.values()) {
            if (id.name().equals(name)) {
                return id;
            }
        }
        throw ApiError.BAD_REQUEST_PARAMS.because("Validation error: fields has a member that is no field");
    }

    private static void put(Map<SignUpField.Id, String> values, SignUpField.Id id, String text) {
        if (text != null) {
            values.put(id, text);
        }
    }

    @Override
    public String toString() {
        return "SignUpBody[***]";
    }
}
