package io.groundplan.membership.mail;

import io.vertx.ext.mail.SMTPException;

/** What became of an attempt to send a mail. */
sealed interface Outcome {

    /** The server has taken the mail and answers for it now. */
    record Accepted() implements Outcome {}

    /** The server will never take this mail, or so it says. */
    record Refused(int code) implements Outcome {}

    /** Something else went wrong, which later may not. */
    record Failed(String reason) implements Outcome {}

    /**
     * A server may also say for good that it does not let us in or does not like the sender: that is for the operator to
     * put right, and no reason to drop anybody's mail. Texts of servers are not repeated, since they quote addresses.
     */
    static Outcome of(Throwable failure) {
        if (failure instanceof UnusableAddressException) {
            return new Refused(0);
        }
        if (failure instanceof SMTPException answer) {
            return answer.isPermanent() && isAboutTheMail(answer)
                    ? new Refused(answer.getReplyCode())
                    : new Failed("SMTP " + answer.getReplyCode());
        }
        return new Failed(failure.getClass().getSimpleName());
    }

    /** The client tells only by its texts which command was refused. */
    private static boolean isAboutTheMail(SMTPException answer) {
        var text = String.valueOf(answer.getMessage());
        return text.startsWith("recipient address not accepted") || text.startsWith("sending data failed");
    }
}
