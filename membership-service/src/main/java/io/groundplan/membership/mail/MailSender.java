package io.groundplan.membership.mail;

import jakarta.enterprise.context.ApplicationScoped;

/** Sends what waits in the outbox. */
@ApplicationScoped
public class MailSender {

    /** Says that a transaction of this process is about to commit mails. */
    void expectMails() {}
}
