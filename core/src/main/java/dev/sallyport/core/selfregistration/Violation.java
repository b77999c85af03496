package dev.sallyport.core.selfregistration;

import java.util.List;

/**
 * What is wrong with a field.
 *
 * @param message   in English, for ThingsBoard's clients
 * @param key       of the message bundles, for pages
 * @param arguments of the key
 */
public record Violation(SignUpField.Id field, String message, String key, List<Object> arguments) {}
