package dev.sallyport.core.selfregistration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RichTextTest {

    /** What no browser may ever see outside of text: a tag that is none of ours, or an attribute that is none. */
    private static final Pattern ALLOWED_TAG =
            Pattern.compile("</?(?:p|div|br|hr|h[1-6]|blockquote|pre|b|strong|i|em|u|s"
                    + "|small|sub|sup|code|span|ul|ol|li|dl|dt|dd|table|caption|thead|tbody|tfoot|tr|th|td"
                    + "|a(?: href=\"(?:https?://|mailto:)?[^\":<>]*\" rel=\"nofollow\")?)"
                    + "(?: (?:colspan|rowspan|align)=\"[a-z0-9]+\")*(?: /)?>|<!-- -->");

    @ParameterizedTest
    @MethodSource("vectors")
    void nothingActiveIsLeft(String vector) {
        String safe = RichText.safe(vector);
        String text = ALLOWED_TAG.matcher(safe).replaceAll("");
        assertThat(text).as(safe).doesNotContain("<", ">");
        assertThat(safe.toLowerCase(Locale.ROOT)).doesNotContainPattern("href=\"\\s*(?:javascript|data|vbscript)");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void asOftenAsItIsDone(String vector) {
        String once = RichText.safe(vector);
        assertThat(RichText.safe(once)).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<h2>Privacy</h2><p>We keep <b>nothing</b>.</p>",
                "<ul><li>one</li><li>two</li></ul>",
                "<table><tbody><tr><td colspan=\"2\">a</td></tr></tbody></table>",
                "Plain text, ä € 你好 &amp; &lt;not a tag&gt;"
            })
    void whatAnEditorWritesStays(String html) {
        assertThat(RichText.safe(html)).isEqualTo(html);
    }

    @Test
    void linksLeadOut() {
        assertThat(RichText.safe("<a href=\"https://acme.example/privacy\" target=_blank onclick=x()>more</a>"))
                .isEqualTo("<a href=\"https://acme.example/privacy\" rel=\"nofollow\">more</a>");
    }

    static List<String> vectors() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RichTextTest.class.getResourceAsStream("/xss-vectors.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("# "))
                    .toList();
        }
    }
}
