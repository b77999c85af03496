package dev.sallyport.core.sms.http;

import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is sent to a gateway, with places for number and text. A serializer writes it, so that nothing in a message can
 * end a string or begin a field. Immutable.
 */
sealed interface BodyTemplate permits JsonTemplate, FormTemplate {

    /** How a body is written. */
    enum Format {
        JSON,
        FORM
    }

    /** @throws IllegalArgumentException when it is not of that format */
    static BodyTemplate parse(Format format, String template) {
        return switch (format) {
            case JSON -> JsonTemplate.parse(template);
            case FORM -> FormTemplate.parse(template);
        };
    }

    /** Number and text in the gateway's most usual words. */
    static BodyTemplate usual(Format format) {
        return parse(
                format,
                switch (format) {
                    case JSON -> "{\"to\":\"${to}\",\"text\":\"${text}\"}";
                    case FORM -> "to=${to}\ntext=${text}";
                });
    }

    String contentType();

    /** Names of all placeholders. */
    Set<String> placeholders();

    /** The body, with a value for each placeholder. */
    String fill(UnaryOperator<String> values);
}
