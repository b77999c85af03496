package dev.sallyport.core.sms.http;

import dev.sallyport.core.keycloak.OutgoingRequest.Header;
import dev.sallyport.core.keycloak.Vault;
import dev.sallyport.core.sms.InvalidSetting;
import dev.sallyport.core.sms.Secret;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the vault had for the settings of a sender.
 *
 * @param headers  with their secrets
 * @param password empty when there is none
 * @param inBody   by placeholder
 */
record HttpSecrets(List<Header> headers, String password, Map<String, String> inBody) {

    static HttpSecrets of(HttpConfig config, Vault vault) throws InvalidSetting {
        Map<String, String> inBody = new HashMap<>();
        config.body().placeholders().stream()
                .filter(name -> name.startsWith(Placeholders.VAULT))
                .forEach(name -> inBody.put(name, in(vault, "body", name)));
        return new HttpSecrets(
                config.headers().stream().map(header -> header(header, vault)).toList(),
                config.password().map(password -> password.in(vault)).orElse(""),
                inBody);
    }

    String vault(String placeholder) {
        return inBody.get(placeholder);
    }

    private static Header header(Header header, Vault vault) {
        String value = Placeholders.fill(header.value(), name -> in(vault, "headers", name));
        if (!HeaderLines.isValue(value)) {
            throw new InvalidSetting("headers", "must get plain ASCII in one line from the vault");
        }
        return new Header(header.name(), value);
    }

    private static String in(Vault vault, String property, String name) {
        return new Secret(property, "${" + name + "}").in(vault);
    }

    @Override
    public String toString() {
        return "HttpSecrets[***]";
    }
}
