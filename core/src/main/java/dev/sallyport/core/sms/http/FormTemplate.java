package dev.sallyport.core.sms.http;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.http.NameValuePair;
import org.apache.http.client.utils.URLEncodedUtils;
import org.apache.http.message.BasicNameValuePair;

/** The fields of a form, one {@code name=value} in each line, not encoded; placeholders stand in the values. */
record FormTemplate(List<NameValuePair> fields) implements BodyTemplate {

    static FormTemplate parse(String template) {
        return new FormTemplate(template.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(FormTemplate::field)
                .toList());
    }

    private static NameValuePair field(String line) {
        int equals = line.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("a line without a name");
        }
        return new BasicNameValuePair(line.substring(0, equals), line.substring(equals + 1));
    }

    @Override
    public String contentType() {
        return "application/x-www-form-urlencoded";
    }

    @Override
    public Set<String> placeholders() {
        Set<String> names = new HashSet<>();
        fields.forEach(field -> names.addAll(Placeholders.in(field.getValue())));
        return names;
    }

    @Override
    public String fill(UnaryOperator<String> values) {
        List<NameValuePair> filled = fields.stream()
                .<NameValuePair>map(
                        field -> new BasicNameValuePair(field.getName(), Placeholders.fill(field.getValue(), values)))
                .toList();
        return URLEncodedUtils.format(filled, StandardCharsets.UTF_8);
    }
}
