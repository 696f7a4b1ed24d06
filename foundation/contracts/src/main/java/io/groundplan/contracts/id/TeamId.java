package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies a team; `org_X` and `team_X` of the same X are the same team. */
public record TeamId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("team", "org");

    /** A new id, stamped with the clock's time. */
    public static TeamId next(Clock clock) {
        return new TeamId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<TeamId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(TeamId::new);
    }

    /** The team that every user has from the first sight on; nobody else can be in it. */
    public static TeamId personalOf(UserId user) {
        return new TeamId(CanonicalId.ofDigest("personal-team\n" + user.text()));
    }

    /** The form of the database surface, `org_…`. */
    public String organizationText() {
        return "org_" + CanonicalId.base32(value);
    }

    @Override
    public String prefix() {
        return "team";
    }

    @Override
    public String toString() {
        return text();
    }
}
