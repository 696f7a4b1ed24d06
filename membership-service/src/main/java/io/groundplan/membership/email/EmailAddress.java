package io.groundplan.membership.email;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address as somebody wrote it. Of ASCII characters only, so that no two different letters are the same one in lower
 * case, and none of them means anything in the headers of a mail.
 */
public record EmailAddress(String text) {
    public static final int LENGTH = 254;

    /** What browsers take for an address. */
    private static final Pattern FORM =
            Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@" + label() + "(\\." + label() + ")*");

    /** Empty for what no mail could be sent to. */
    public static Optional<EmailAddress> parse(String text) {
        return Optional.ofNullable(text)
                .filter(given -> given.length() <= LENGTH && FORM.matcher(given).matches())
                .map(EmailAddress::new);
    }

    /** The same for every way to write the address in upper and lower case. */
    public String key() {
        return text.toLowerCase(Locale.ROOT);
    }

    private static String label() {
        return "[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    }
}
