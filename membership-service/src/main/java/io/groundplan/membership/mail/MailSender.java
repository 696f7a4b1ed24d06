package io.groundplan.membership.mail;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Multi;
import org.jboss.logging.Logger;

import io.groundplan.membership.mail.MailDelivery.Attempt;
import io.groundplan.membership.mail.Outcome.Accepted;
import io.groundplan.membership.mail.Outcome.Failed;
import io.groundplan.membership.mail.Outcome.Refused;

/**
 * Sends the outbox: claim what is due, hand it to the mail server, delete what the server has taken, try the rest again
 * later. A claim is a lease with a number: no two senders have a mail at the same time, and one that comes back after
 * its lease changes nothing. A crash between the last two steps sends a mail again, with the same Message-ID. Runs on a
 * thread of its own, so that this order can be read from top to bottom.
 */
@ApplicationScoped
class MailSender {
    private static final Logger LOG = Logger.getLogger(MailSender.class);
    private static final long SHORTEST_PAUSE_MILLIS = 2;
    private static final int MOST_DOUBLINGS = 20;

    private final MailTable table;
    private final MailDelivery delivery;
    private final MailMetrics metrics;
    private final MailConfig config;
    private final Deque<Attempt> unsettled = new ArrayDeque<>();
    private final Semaphore expected = new Semaphore(0);
    private final Thread thread = new Thread(this::run, "mail-sender");
    private volatile boolean stopped;
    private boolean serverAnswers = true;

    MailSender(MailTable table, MailDelivery delivery, MailMetrics metrics, MailConfig config) {
        this.table = table;
        this.delivery = delivery;
        this.metrics = metrics;
        this.config = config;
    }

    void start() {
        thread.setDaemon(true);
        thread.start();
    }

    void stop() throws InterruptedException {
        stopped = true;
        expected.release();
        thread.join(config.timeout().toMillis());
    }

    /** Says that a transaction of this process is about to commit mails. */
    void expectMails() {
        expected.release();
    }

    private void run() {
        long pause = SHORTEST_PAUSE_MILLIS;
        while (!stopped) {
            boolean found = sendBatch();
            // mails are expected a moment before their commit: look often at first, then ever more rarely
            pause = found
                    ? SHORTEST_PAUSE_MILLIS
                    : Math.min(pause * 2, config.pollInterval().toMillis());
            if (!found && waitForMails(pause)) {
                pause = SHORTEST_PAUSE_MILLIS;
            }
        }
    }

    private boolean sendBatch() {
        // first what could not be written down: a mail that the server has taken must not be claimed again
        boolean reachable = settle();
        var claimed = reachable ? claim() : List.<WaitingMail>of();
        boolean answered = claimed.isEmpty() && serverAnswers;
        for (var attempt : attempts(claimed)) {
            answered |= !(attempt.outcome() instanceof Failed);
            unsettled.add(attempt);
            reachable = reachable && settle();
        }
        serverAnswers = answered;
        return !claimed.isEmpty();
    }

    /** One at a time while the server does not do its work. */
    private List<WaitingMail> claim() {
        try {
            int limit = serverAnswers ? config.batchSize() : 1;
            return table.claim(limit, config.timeout().multipliedBy(2));
        } catch (SQLException | RuntimeException e) {
            tellOutage(e);
            return List.of();
        }
    }

    /** Side by side, in the order in which they end. */
    private Iterable<Attempt> attempts(List<WaitingMail> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUniAndMerge(delivery::attempt)
                .subscribe()
                .asIterable();
    }

    /** Whether everything that is known is in the table. */
    private boolean settle() {
        try {
            while (!unsettled.isEmpty()) {
                settle(unsettled.peek());
                unsettled.remove();
            }
            return true;
        } catch (SQLException | RuntimeException e) {
            tellOutage(e);
            return false;
        }
    }

    private void settle(Attempt attempt) throws SQLException {
        if (attempt.outcome() instanceof Accepted) {
            table.delete(attempt.mail());
            metrics.sent();
        } else if (attempt.outcome() instanceof Refused refused) {
            refuse(attempt.mail(), refused);
        } else {
            postpone(attempt.mail(), attempt.mail().refusals(), attempt.outcome());
        }
    }

    private void refuse(WaitingMail mail, Refused refused) throws SQLException {
        int refusals = mail.refusals() + 1;
        if (refusals < config.maxRefusals()) {
            postpone(mail, refusals, refused);
        } else {
            table.delete(mail);
            metrics.failed();
            metrics.dropped(MailMetrics.REFUSED, 1);
            LOG.warnf("%s dropped: %s, %d times", mail, refused, refusals);
        }
    }

    private void postpone(WaitingMail mail, int refusals, Outcome outcome) throws SQLException {
        var pause = pauseAfter(mail.fence());
        table.postpone(mail, pause, refusals);
        metrics.failed();
        LOG.infof("%s not sent: %s, next attempt in %s", mail, outcome, pause);
    }

    /** Spread, so that what has failed together does not come back together. */
    private Duration pauseAfter(long attempts) {
        long doubled = config.firstRetry().toMillis() << Math.min(attempts - 1, MOST_DOUBLINGS);
        long millis = Math.min(doubled, config.longestRetry().toMillis());
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }

    /** Without its text, which may quote what a statement held. */
    private void tellOutage(Exception e) {
        if (!stopped) {
            var state = e instanceof SQLException refused ? refused.getSQLState() : null;
            LOG.warnf(
                    "mails wait, their outbox cannot be used: %s sqlState=%s",
                    e.getClass().getSimpleName(), state);
        }
    }

    private boolean waitForMails(long millis) {
        try {
            boolean announced = expected.tryAcquire(millis, TimeUnit.MILLISECONDS);
            expected.drainPermits();
            return announced;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
            return false;
        }
    }
}
