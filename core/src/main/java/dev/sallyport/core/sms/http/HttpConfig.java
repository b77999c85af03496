package dev.sallyport.core.sms.http;

import dev.sallyport.core.keycloak.OutgoingRequest.Header;
import dev.sallyport.core.sms.GatewayUrl;
import dev.sallyport.core.sms.InvalidSetting;
import dev.sallyport.core.sms.Secret;
import dev.sallyport.core.sms.Setting;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The settings of {@link HttpSender}.
 *
 * @param user with a password, or without
 */
record HttpConfig(
        URI url,
        Method method,
        List<Header> headers,
        BodyTemplate body,
        Optional<Success> success,
        Optional<String> user,
        Optional<Secret> password) {

    /** How a gateway is asked. */
    enum Method {
        POST,
        PUT,
        GET
    }

    static final Setting<URI> URL = Setting.named("url", "URL", "Where the gateway takes messages.")
            .of(ProviderConfigProperty.URL_TYPE, GatewayUrl.ALLOWED, GatewayUrl::parse);

    private static final Setting<Method> METHOD = Setting.named(
                    "method", "Method", "With GET the form's fields become parameters of the URL.")
            .oneOf(Method.class)
            .orElse(Method.POST);

    private static final Setting<List<Header>> HEADERS = Setting.named(
                    "headers",
                    "Headers",
                    "Name: value, each. Administrators can read them: write secrets as ${vault.name}.")
            .of(
                    ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
                    "lines of the form Name: value, with no other placeholder than ${vault.name},"
                            + " and without Host, Connection, Content-Type and Content-Length",
                    HeaderLines::parse)
            .orElse(List.of());

    private static final Setting<BodyTemplate.Format> FORMAT = Setting.named(
                    "bodyFormat", "Format", "How the gateway wants the message written.")
            .oneOf(BodyTemplate.Format.class)
            .orElse(BodyTemplate.Format.JSON);

    private static final Setting<Optional<String>> BODY = Setting.named(
                    "body",
                    "Template",
                    "JSON, or one name=value in each line for a form. ${to} is the number with its plus sign,"
                            + " ${toDigits} without, ${text} the message, ${vault.name} a secret.")
            .of(ProviderConfigProperty.TEXT_TYPE, "text", text -> text)
            .optional();

    private static final Setting<Optional<String>> POINTER = Setting.named(
                    "successPointer",
                    "Success: where",
                    "JSON pointer into the answer, such as /status. Without it the HTTP status alone counts.")
            .text("(/[^/]*)+", "a JSON pointer (RFC 6901) that begins with a slash")
            .optional();

    private static final Setting<Optional<String>> VALUE = Setting.named(
                    "successValue", "Success: what", "The value that must stand there when a message was taken.")
            .text(".+", "one line of text")
            .optional();

    private static final Setting<Optional<String>> USER = Setting.named("username", "User", "For Basic authentication.")
            .text("[^:\\p{Cntrl}]+", "text without a colon")
            .optional();

    private static final Setting<Optional<String>> PASSWORD = Setting.named(
                    "password", "Password", "For Basic authentication.")
            .secret(1024)
            .optional();

    static List<ProviderConfigProperty> properties() {
        return Setting.properties(URL, METHOD, HEADERS, FORMAT, BODY, POINTER, VALUE, USER, PASSWORD);
    }

    static HttpConfig from(ComponentModel component) throws InvalidSetting {
        Method method = METHOD.read(component);
        BodyTemplate.Format format = FORMAT.read(component);
        if (method == Method.GET && format != BodyTemplate.Format.FORM) {
            throw new InvalidSetting(FORMAT.name(), "must be FORM if " + METHOD.name() + " is GET");
        }
        Optional<String> user = USER.read(component);
        Optional<String> password = PASSWORD.read(component);
        if (user.isPresent() != password.isPresent()) {
            throw new InvalidSetting(PASSWORD.name(), "must be set together with " + USER.name());
        }
        return new HttpConfig(
                URL.read(component),
                method,
                HEADERS.read(component),
                body(format, BODY.read(component)),
                success(POINTER.read(component), VALUE.read(component)),
                user,
                password.map(value -> Secret.of(PASSWORD, value)));
    }

    private static BodyTemplate body(BodyTemplate.Format format, Optional<String> text) throws InvalidSetting {
        try {
            BodyTemplate body = text.map(template -> BodyTemplate.parse(format, template))
                    .orElseGet(() -> BodyTemplate.usual(format));
            Set<String> names = body.placeholders();
            boolean to = names.contains(Placeholders.TO) || names.contains(Placeholders.TO_DIGITS);
            if (to && names.contains(Placeholders.TEXT) && names.stream().allMatch(Placeholders::isKnown)) {
                return body;
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(
                    BODY.name(),
                    switch (format) {
                        case JSON -> "must be a JSON object or array";
                        case FORM -> "must be lines of the form name=value";
                    });
        }
        throw new InvalidSetting(
                BODY.name(), "must contain ${to} or ${toDigits}, and ${text}, in values; else only ${vault.name}");
    }

    private static Optional<Success> success(Optional<String> pointer, Optional<String> value) throws InvalidSetting {
        if (pointer.isPresent() != value.isPresent()) {
            throw new InvalidSetting(VALUE.name(), "must be set together with " + POINTER.name());
        }
        return pointer.map(where -> new Success(where, value.orElseThrow()));
    }

    @Override
    public String toString() {
        return "HttpConfig[" + url.getHost() + "]";
    }
}
