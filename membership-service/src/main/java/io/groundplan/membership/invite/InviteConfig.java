package io.groundplan.membership.invite;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How long invites last, how many there may be, and where their mails lead. */
@ConfigMapping(prefix = "groundplan.invites")
interface InviteConfig {

    /** From the making of an invite to its end. */
    @WithDefault("P7D")
    Duration lifetime();

    /** How many invites of one project or team may wait to be accepted; 0 for any number. */
    @WithDefault("100")
    int maxPending();

    /** How many invites of one project or team may be made within an hour; 0 for any number. */
    @WithDefault("1000")
    int maxPerHour();

    /** The page for invites to projects; the token is appended. */
    @WithDefault("http://localhost:8080/api/v1/invites/")
    String link();

    /** The page for invites to teams, if it is another one. */
    Optional<String> teamLink();

    /** Whose pages fleet's invites may redirect to, such as `https://app.example.com`. */
    Optional<List<String>> trustedOrigins();

    /** Whether every port of `http://localhost` is trusted too. */
    @WithDefault("false")
    boolean trustLocalhost();

    /** How long an invite is remembered after its time is over. */
    @WithDefault("P30D")
    Duration keptFor();
}
