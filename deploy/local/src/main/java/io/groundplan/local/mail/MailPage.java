package io.groundplan.local.mail;

import java.util.List;
import java.util.regex.Pattern;

/** Mails as a page that needs no script; whatever is in them is text, and addresses of the web can be clicked. */
final class MailPage {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"']+[^\\s<>\"'.,;:!?)]");

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="refresh" content="5">
            <title>Mails of the local stack</title>
            <style>
            body { font-family: sans-serif; margin: 2rem auto; max-width: 50rem; color: #1f2937 }
            article { border-top: 1px solid #d1d5db; padding: 1rem 0 }
            h2 { font-size: 1rem; margin: 0 0 .25rem }
            p { color: #6b7280; margin: 0 }
            pre { white-space: pre-wrap; overflow-wrap: anywhere }
            </style>
            </head>
            <body>
            <h1>Mails of the local stack</h1>
            <p>%s Scripts read <a href="/local/mail.json">/local/mail.json</a>.</p>
            %s</body>
            </html>
            """;

    private static final String MAIL =
            """
            <article>
            <h2>%s</h2>
            <p>from %s to %s, %s</p>
            <pre>%s</pre>
            </article>
            """;

    private MailPage() {}

    static String of(List<KeptMail> mails) {
        var summary = mails.isEmpty()
                ? "None has been sent yet."
                : "Newest first, the last " + MailBox.CAPACITY + " at most; nothing leaves this machine.";
        var articles = new StringBuilder();
        mails.forEach(mail -> articles.append(article(mail)));
        return PAGE.formatted(summary, articles);
    }

    private static String article(KeptMail mail) {
        return MAIL.formatted(
                escaped(mail.subject()),
                escaped(mail.from()),
                escaped(String.join(", ", mail.to())),
                mail.receivedAt(),
                linked(mail.text()));
    }

    private static String linked(String text) {
        var html = new StringBuilder();
        var links = LINK.matcher(text);
        int end = 0;
        while (links.find()) {
            var link = escaped(links.group());
            html.append(escaped(text.substring(end, links.start())))
                    .append("<a rel=\"noopener noreferrer\" href=\"" + link + "\">" + link + "</a>");
            end = links.end();
        }
        return html.append(escaped(text.substring(end))).toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
