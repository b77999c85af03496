package dev.sallyport.core.selfregistration;

import java.util.List;

/**
 * What is wrong with a field.
 *
 * @param field     name of its input on a page
 * @param message   in English, for ThingsBoard's clients
 * @param key       of the message bundles, for pages
 * @param arguments of the key
 */
public record Violation(String field, String message, String key, List<Object> arguments) {}
