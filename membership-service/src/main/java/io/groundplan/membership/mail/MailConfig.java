package io.groundplan.membership.mail;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Whether and how mails are sent; the server and its credentials are Quarkus' `quarkus.mailer.*`. */
@ConfigMapping(prefix = "groundplan.mail")
interface MailConfig {

    /** While this is off, mails wait until they expire; another replica may send them. */
    @WithDefault("false")
    boolean sending();

    /** Who the mails are from, `Groundplan <no-reply@example.com>`; needed once sending is on. */
    Optional<String> from();

    /** Mails that one replica claims and sends side by side. */
    @WithDefault("10")
    int batchSize();

    /** The longest pause between two looks; a change made in this process shortens it. */
    @WithDefault("1s")
    Duration pollInterval();

    /** How long the server may take for one mail; a claim is held for twice as long. */
    @WithDefault("15s")
    Duration timeout();

    /** The pause after a first failure; each further one doubles it. */
    @WithDefault("2s")
    Duration firstRetry();

    /** What that pause grows to. */
    @WithDefault("2m")
    Duration longestRetry();

    /** After so many refusals for good (5xx) of its recipient or content a mail is dropped. */
    @WithDefault("3")
    int maxRefusals();
}
