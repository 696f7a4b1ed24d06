package io.groundplan.membership.mail;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;

/** The texts of mails, each as plain text and as HTML. */
@CheckedTemplate(basePath = "mail")
final class Templates {
    private Templates() {}

    static native MailTemplateInstance invite(String inviter, String into, String role, String link, String until);
}
