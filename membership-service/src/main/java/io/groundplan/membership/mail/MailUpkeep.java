package io.groundplan.membership.mail;

import java.sql.SQLException;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;
import org.jboss.logging.Logger;

/** Drops the mails of invites that have ended, and measures what waits; also where nothing is sent. */
@ApplicationScoped
class MailUpkeep {
    private static final Logger LOG = Logger.getLogger(MailUpkeep.class);

    private final MailTable table;
    private final MailMetrics metrics;

    MailUpkeep(MailTable table, MailMetrics metrics) {
        this.table = table;
        this.metrics = metrics;
    }

    @Scheduled(every = "15s", delayed = "15s")
    void run() {
        try {
            int expired = table.deleteExpired();
            if (expired > 0) {
                metrics.dropped(MailMetrics.EXPIRED, expired);
                LOG.warnf("mails=%d dropped: their invites have expired", expired);
            }
            metrics.backlog(table.measure());
        } catch (SQLException e) {
            LOG.debugf("the mails that wait are unknown: sqlState=%s", e.getSQLState());
        }
    }
}
