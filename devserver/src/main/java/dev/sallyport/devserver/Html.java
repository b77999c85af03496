package dev.sallyport.devserver;

import java.util.regex.Pattern;

/** Text into HTML, and a mail's HTML into readable text. */
final class Html {

    private static final Pattern UNSEEN = Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1>|<!--.*?-->");
    private static final Pattern LINK = Pattern.compile("(?is)<a\\b[^>]*?href=[\"']([^\"']*)[\"'][^>]*>(.*?)</a>");
    private static final Pattern LINE_END = Pattern.compile("(?i)<br\\s*/?>|</(p|div|h\\d|li|tr)>");
    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern BLANKS = Pattern.compile("[ \\t\\x0B\\f\\r]+");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\s*\\n\\s*");

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Good enough to read codes and links: {@code <a href="u">t</a>} becomes {@code t (u)}. */
    static String toText(String html) {
        String text = UNSEEN.matcher(html).replaceAll(" ");
        text = LINK.matcher(text).replaceAll("$2 ($1)");
        text = TAG.matcher(LINE_END.matcher(text.replace('\n', ' ')).replaceAll("\n"))
                .replaceAll(" ");
        text = BLANKS.matcher(unescape(text)).replaceAll(" ");
        return EMPTY_LINES.matcher(text).replaceAll("\n").strip();
    }

    private static String unescape(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
