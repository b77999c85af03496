package dev.sallyport.devserver;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The outbox for people: one file, no script, nothing loaded from elsewhere. */
final class OutboxPage {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private static final String FRAME = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            %s<title>Outbox</title>
            <style>
            body { font: 1rem/1.5 system-ui, sans-serif; max-width: 48rem; margin: 0 auto; padding: 1rem;
                   color: #1b1b1b; background: #fff; }
            article { border-top: 1px solid #8a8d90; padding: .5rem 0; }
            h2 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
            p, pre { margin: .25rem 0; }
            pre { font: .9rem/1.4 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
            a { color: #004d99; }
            </style>
            </head>
            <body>
            <main>
            <h1>Outbox</h1>
            <p>What this development server sent, newest first. %s · <a href="/messages">JSON</a></p>
            %s
            </main>
            </body>
            </html>
            """;

    private OutboxPage() {}

    static String of(List<OutboxMessage> messages, String query) {
        boolean live = query.equals("live");
        return FRAME.formatted(
                live ? "<meta http-equiv=\"refresh\" content=\"3\">\n" : "",
                live
                        ? "Refreshing every 3 s: <a href=\"/\">stop</a>"
                        : "<a href=\"/\">Refresh</a> · <a href=\"/?live\">every 3 s</a>",
                messages.isEmpty()
                        ? "<p>Nothing was sent yet.</p>"
                        : messages.stream().map(OutboxPage::article).collect(Collectors.joining("\n")));
    }

    private static String article(OutboxMessage message) {
        String subject = message.subject() == null ? "" : ": " + message.subject();
        return """
                <article>
                <h2>%s to %s%s</h2>
                <p><time datetime="%s">%s</time></p>
                <pre>%s</pre>
                </article>""".formatted(
                        message.channel(),
                        Html.escape(message.to()),
                        Html.escape(subject),
                        message.sentAt(),
                        TIME.format(message.sentAt()),
                        Html.escape(message.text()));
    }
}
