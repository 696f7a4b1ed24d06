package io.groundplan.membership;

import java.time.Duration;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;

import io.groundplan.membership.mail.ReceivedMail;

/** Tokens of invites that were only mailed. */
final class Tokens {
    private static final Pattern LINK = Pattern.compile("http\\S*?([A-Za-z0-9_-]{43})(?=\\s|$)");

    private Tokens() {}

    /** The token in the only mail to the person. */
    static String mailedTo(Person person) {
        var link = LINK.matcher(linkMailedTo(person));
        if (!link.matches()) {
            throw new AssertionError("no token at the end of the link to " + person.name());
        }
        return link.group(1);
    }

    /** The link in the only mail to the person. */
    static String linkMailedTo(Person person) {
        var mails = Awaitility.await("mail to " + person.name())
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> ReceivedMail.to(person.email()), received -> !received.isEmpty());
        var link = LINK.matcher(mails.get(0).text());
        if (!link.find()) {
            throw new AssertionError("no link in " + mails.get(0));
        }
        return link.group();
    }
}
