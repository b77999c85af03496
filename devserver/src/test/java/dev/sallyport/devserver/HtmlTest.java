package dev.sallyport.devserver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void aMailBecomesItsTextAndItsLinks() {
        String html = "<html><head><title>x</title></head><body><p>Your code is\n<b>123&nbsp;456</b>.</p>"
                + "<style>p{}</style><p><a href='https://x/?a=1&amp;b=2'>Confirm</a></p></body></html>";
        assertThat(Html.toText(html)).isEqualTo("Your code is 123 456 .\nConfirm (https://x/?a=1&b=2)");
    }

    @Test
    void escapedTextHasNoMarkup() {
        assertThat(Html.escape("<a href=\"'\">&")).isEqualTo("&lt;a href=&quot;&#39;&quot;&gt;&amp;");
    }
}
