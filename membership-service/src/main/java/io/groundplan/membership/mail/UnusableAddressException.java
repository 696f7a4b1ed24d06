package io.groundplan.membership.mail;

/** The recipient is no address that a mail could be sent to. */
final class UnusableAddressException extends RuntimeException {
    UnusableAddressException() {
        super("not an e-mail address");
    }
}
