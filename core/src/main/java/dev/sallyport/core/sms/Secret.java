package dev.sallyport.core.sms;

import dev.sallyport.core.keycloak.Vault;

/**
 * A secret as it stands in a setting: itself, or a reference to Keycloak's vault.
 *
 * @param property the setting's name
 */
public record Secret(String property, String value) {

    /** The secret of a setting. */
    public static Secret of(Setting<?> setting, String value) {
        return new Secret(setting.name(), value);
    }

    /** The secret itself. */
    public String in(Vault vault) throws InvalidSetting {
        return vault.resolve(value)
                .orElseThrow(() -> new InvalidSetting(property, "refers to what the vault does not have"));
    }

    @Override
    public String toString() {
        return property + "=***";
    }
}
