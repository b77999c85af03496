package dev.sallyport.core.sms.twilio;

import dev.sallyport.core.sms.GatewayUrl;
import dev.sallyport.core.sms.InvalidSetting;
import dev.sallyport.core.sms.Secret;
import dev.sallyport.core.sms.Setting;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The settings of {@link TwilioSender}.
 *
 * @param accountSid          whose messages they are
 * @param user                who authenticates: the account itself, or an API key of it
 * @param password            the account's token, or the API key's secret
 * @param from                a number or a name; either it or {@code messagingServiceSid} is there
 * @param messagingServiceSid the service that chooses the sender
 * @param baseUrl             without a slash at its end
 */
record TwilioConfig(
        String accountSid,
        String user,
        Secret password,
        Optional<String> from,
        Optional<String> messagingServiceSid,
        URI baseUrl) {

    private static final String HEX = "[0-9a-fA-F]{32}";

    private static final Setting<String> ACCOUNT_SID = Setting.named(
                    "accountSid", "Account SID", "As the Twilio console shows it.")
            .text("AC" + HEX, "AC and 32 hexadecimal digits");

    private static final Setting<Optional<String>> AUTH_TOKEN = Setting.named(
                    "authToken", "Auth token", "The account's token; leave it empty if you have an API key.")
            .secret(256)
            .optional();

    private static final Setting<Optional<String>> API_KEY_SID = Setting.named(
                    "apiKeySid", "API key SID", "An API key can be revoked without changing the account's token.")
            .text("SK" + HEX, "SK and 32 hexadecimal digits")
            .optional();

    private static final Setting<Optional<String>> API_KEY_SECRET = Setting.named(
                    "apiKeySecret", "API key secret", "Belongs to the API key SID.")
            .secret(256)
            .optional();

    private static final Setting<Optional<String>> FROM = Setting.named(
                    "from", "From", "The sender: a number of the account, or a name where the country allows it.")
            .text(
                    "\\+[1-9][0-9]{1,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 &+_-]{1,11}",
                    "a number in E.164, a short code, or a name of up to 11 letters and digits")
            .optional();

    private static final Setting<Optional<String>> MESSAGING_SERVICE_SID = Setting.named(
                    "messagingServiceSid", "Messaging service SID", "Instead of From: the service chooses the sender.")
            .text("MG" + HEX, "MG and 32 hexadecimal digits")
            .optional();

    static final Setting<URI> BASE_URL = Setting.named("baseUrl", "Base URL", "Another one for a regional endpoint.")
            .of(ProviderConfigProperty.URL_TYPE, GatewayUrl.ALLOWED + "; no path and no query", TwilioConfig::origin)
            .orElse(URI.create("https://api.twilio.com"));

    static List<ProviderConfigProperty> properties() {
        return Setting.properties(
                ACCOUNT_SID, AUTH_TOKEN, API_KEY_SID, API_KEY_SECRET, FROM, MESSAGING_SERVICE_SID, BASE_URL);
    }

    static TwilioConfig from(ComponentModel component) throws InvalidSetting {
        String account = ACCOUNT_SID.read(component);
        Optional<String> token = AUTH_TOKEN.read(component);
        Optional<String> key = API_KEY_SID.read(component);
        Optional<String> keySecret = API_KEY_SECRET.read(component);
        requireOne(AUTH_TOKEN, token.isPresent(), API_KEY_SID, key.isPresent());
        if (key.isPresent() != keySecret.isPresent()) {
            throw new InvalidSetting(API_KEY_SECRET.name(), "must be set together with " + API_KEY_SID.name());
        }
        Optional<String> from = FROM.read(component);
        Optional<String> service = MESSAGING_SERVICE_SID.read(component);
        requireOne(FROM, from.isPresent(), MESSAGING_SERVICE_SID, service.isPresent());
        Secret password = token.map(value -> Secret.of(AUTH_TOKEN, value))
                .orElseGet(() -> Secret.of(API_KEY_SECRET, keySecret.orElseThrow()));
        return new TwilioConfig(account, key.orElse(account), password, from, service, BASE_URL.read(component));
    }

    private static void requireOne(Setting<?> one, boolean hasOne, Setting<?> other, boolean hasOther)
            throws InvalidSetting {
        if (hasOne == hasOther) {
            throw new InvalidSetting(one.name(), "or " + other.name() + " must be set, and not both");
        }
    }

    private static URI origin(String text) {
        URI url = GatewayUrl.parse(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (!url.getRawPath().isEmpty() || url.getRawQuery() != null) {
            throw new IllegalArgumentException("more than scheme, host and port");
        }
        return url;
    }
}
