package io.groundplan.membership.mail;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.mail.mailencoder.EmailAddress;
import org.jboss.logging.Logger;

/** Starts and stops the sending of mails with the service, if it is wanted here. */
@Singleton
class MailStart {
    private static final Logger LOG = Logger.getLogger(MailStart.class);

    private final MailSender sender;
    private final MailConfig config;

    MailStart(MailSender sender, MailConfig config) {
        this.sender = sender;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        if (config.sending()) {
            requireSender();
            sender.start();
        } else {
            LOG.info("mails are not sent from here and wait until they expire; to send them set"
                    + " groundplan.mail.sending=true, groundplan.mail.from, quarkus.mailer.host, quarkus.mailer.port"
                    + " and, where the server asks for them, quarkus.mailer.username and quarkus.mailer.password");
        }
    }

    /** Before the pools close. */
    void stop(@Observes ShutdownEvent stopping) throws InterruptedException {
        if (config.sending()) {
            sender.stop();
        }
    }

    private void requireSender() {
        try {
            config.from().map(EmailAddress::new).orElseThrow(IllegalArgumentException::new);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("groundplan.mail.from must be an address while groundplan.mail.sending"
                    + " is true, such as Groundplan <no-reply@example.com>");
        }
    }
}
