package dev.sallyport.it.account;

import dev.sallyport.devserver.OutboxMessage;
import dev.sallyport.it.fixtures.Secrets;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The link in a mail. */
record MailedLink(URI url, String token) {

    private static final Pattern LINK = Pattern.compile("(https?://\\S+\\?(?:resetToken|activateToken)=)(\\S*)");

    static MailedLink in(OutboxMessage mail) {
        Matcher link = LINK.matcher(mail.text());
        if (!link.find()) {
            throw new AssertionError("no link in the mail: " + mail.subject());
        }
        return new MailedLink(URI.create(link.group()), Secrets.used(link.group(2)));
    }

    /** As a client of the API calls it. */
    String path() {
        return url.getPath().replaceFirst(".*/api/", "/api/") + "?" + url.getQuery();
    }
}
