package dev.sallyport.core.sms;

import dev.sallyport.core.keycloak.Vault;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * One setting of a sender: its name, what the admin console says about it, what it may be, and what holds without it.
 * Required unless {@link #orElse} or {@link #optional} says otherwise; a blank value counts as none. Immutable.
 *
 * @param <T> what it is read as
 */
public final class Setting<T> {

    private final Draft draft;
    private final Kind<T> kind;
    private final Optional<T> fallback;

    private Setting(Draft draft, Kind<T> kind, Optional<T> fallback) {
        this.draft = draft;
        this.kind = kind;
        this.fallback = fallback;
    }

    /**
     * What a setting may be.
     *
     * @param type    the admin console's input field
     * @param allowed continues "must be"
     * @param reader  throws {@link IllegalArgumentException} for what is not allowed
     * @param options for a list to choose from; else empty
     */
    private record Kind<T>(String type, String allowed, Function<String, T> reader, List<String> options) {}

    /**
     * Begins a setting.
     *
     * @param label for the admin console
     * @param help  for the admin console
     */
    public static Draft named(String name, String label, String help) {
        return new Draft(name, label, help);
    }

    /** A setting of which nobody said yet what it may be. */
    public record Draft(String name, String label, String help) {

        /** A whole number. */
        public Setting<Integer> number(int least, int most) {
            return of(ProviderConfigProperty.INTEGER_TYPE, "a whole number from " + least + " to " + most, text -> {
                int number = Integer.parseInt(text);
                if (number < least || number > most) {
                    throw new IllegalArgumentException("out of range");
                }
                return number;
            });
        }

        /** Yes or no. */
        public Setting<Boolean> flag() {
            return of(ProviderConfigProperty.BOOLEAN_TYPE, "true or false", text -> switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("neither");
            });
        }

        /** One of the constants, by its name. */
        public <E extends Enum<E>> Setting<E> oneOf(Class<E> type) {
            List<String> names =
                    Stream.of(type.getEnumConstants()).map(Enum::name).toList();
            String allowed = "one of " + String.join(", ", names);
            return new Setting<>(
                    this,
                    new Kind<>(ProviderConfigProperty.LIST_TYPE, allowed, text -> Enum.valueOf(type, text), names),
                    Optional.empty());
        }

        /** Text of the given form. */
        public Setting<String> text(String regex, String allowed) {
            return of(ProviderConfigProperty.STRING_TYPE, allowed, text -> matching(regex, text));
        }

        /** Text that is never shown again; {@code ${vault.name}} refers to Keycloak's vault. */
        public Setting<String> secret(int most) {
            return of(
                    ProviderConfigProperty.PASSWORD,
                    "at most " + most + " characters, or ${vault.name}",
                    text -> Vault.isReference(text) ? text : matching(".{1," + most + "}", text));
        }

        /** Whatever the reader makes of it; it throws {@link IllegalArgumentException} for what is not allowed. */
        public <T> Setting<T> of(String type, String allowed, Function<String, T> reader) {
            return new Setting<>(this, new Kind<>(type, allowed, reader, List.of()), Optional.empty());
        }

        private static String matching(String regex, String text) {
            if (!text.matches(regex)) {
                throw new IllegalArgumentException("of another form");
            }
            return text;
        }
    }

    /** The same with a default. */
    public Setting<T> orElse(T value) {
        return new Setting<>(draft, kind, Optional.of(value));
    }

    /** The same, but it may be absent. */
    public Setting<Optional<T>> optional() {
        Kind<Optional<T>> perhaps =
                new Kind<>(kind.type, kind.allowed, text -> Optional.of(kind.reader.apply(text)), kind.options);
        return new Setting<>(draft, perhaps, Optional.of(Optional.empty()));
    }

    public String name() {
        return draft.name();
    }

    /** Reads it from a component; of several values the lines are joined. */
    public T read(ComponentModel component) throws InvalidSetting {
        List<String> values = component.getConfig().getOrDefault(name(), List.of());
        String text = String.join("\n", values).strip();
        if (text.isEmpty()) {
            return fallback.orElseThrow(() -> new InvalidSetting(name(), "is required: " + kind.allowed));
        }
        try {
            return kind.reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidSetting(name(), "must be " + kind.allowed);
        }
    }

    /** What the admin console shows. */
    public ProviderConfigProperty property() {
        ProviderConfigProperty property = new ProviderConfigProperty(
                name(),
                draft.label(),
                draft.help(),
                kind.type,
                fallback.map(Setting::shown).orElse(null));
        property.setRequired(fallback.isEmpty());
        property.setSecret(kind.type.equals(ProviderConfigProperty.PASSWORD));
        property.setOptions(kind.options.isEmpty() ? null : kind.options);
        return property;
    }

    /** The properties of several settings, in this order. */
    public static List<ProviderConfigProperty> properties(Setting<?>... settings) {
        return Arrays.stream(settings).map(Setting::property).toList();
    }

    private static Object shown(Object value) {
        return value instanceof Optional<?> optional
                ? optional.map(Object::toString).orElse(null)
                : value.toString();
    }
}
