package dev.sallyport.core.selfregistration;

import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * HTML that somebody wrote in an editor, for pages of everybody: what it says stays, what it could do does not. Stricter
 * than Keycloak's own policy for texts, whose authors are administrators: no ids and classes, with which it could pass for
 * a part of the page, no pictures, which tell others who looks, and no address but of the web and of mail.
 */
public final class RichText {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final Pattern ALIGN = Pattern.compile("(?i)left|center|right|justify");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre")
            .allowElements("b", "strong", "i", "em", "u", "s", "small", "sub", "sup", "code", "span")
            .allowElements("ul", "ol", "li", "dl", "dt", "dd")
            .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
            .allowAttributes("colspan", "rowspan")
            .matching(NUMBER)
            .onElements("th", "td")
            .allowAttributes("align")
            .matching(ALIGN)
            .onElements("p", "div", "th", "td")
            .allowElements("a")
            .allowUrlProtocols("https", "http", "mailto")
            .allowAttributes("href")
            .onElements("a")
            // One only: of several, the order differs from one start of the server to the next, and so would the text.
            .requireRelNofollowOnLinks()
            .toFactory();

    private RichText() {}

    /** Safe to stand in a page as it is. The same again when it is done again. */
    public static String safe(String html) {
        return POLICY.sanitize(html);
    }
}
