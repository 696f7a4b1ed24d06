package io.groundplan.contracts.id;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Identifies a membership of a user in a project. */
public record MemberId(UUID value) implements TypedId {
    private static final List<String> PREFIXES = List.of("mem");

    /** A new id, stamped with the clock's time. */
    public static MemberId next(Clock clock) {
        return new MemberId(CanonicalId.next(clock.instant()));
    }

    /** Reads any form; empty when the text is no such id. */
    public static Optional<MemberId> parse(String text) {
        return CanonicalId.parse(text, PREFIXES).map(MemberId::new);
    }

    /** Derived, so that every service knows the id of a membership before any event of it has arrived. */
    public static MemberId of(ProjectId project, UserId user) {
        return new MemberId(CanonicalId.ofDigest("member\n" + project.text() + "\n" + user.text()));
    }

    @Override
    public String prefix() {
        return "mem";
    }

    @Override
    public String toString() {
        return text();
    }
}
