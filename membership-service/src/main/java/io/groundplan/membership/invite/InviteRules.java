package io.groundplan.membership.invite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.group.LockedGroup;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;
import io.groundplan.runtime.security.Caller;

/** Who can be invited how often, which is asked under the lock of the destination, and who can accept. */
@ApplicationScoped
class InviteRules {
    private static final Duration LATELY = Duration.ofHours(1);

    private final InviteRepository invites;
    private final InviteConfig config;
    private final Clock clock;

    InviteRules(InviteRepository invites, InviteConfig config, Clock clock) {
        this.invites = invites;
        this.config = config;
        this.clock = clock;
    }

    /** As exact as the table keeps it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    Instant endOf(Instant created) {
        return created.plus(config.lifetime());
    }

    /** Refuses an address that has no use for an invite, and too many invites. */
    Uni<Void> requireFree(Destination destination, LockedGroup<?> group, EmailAddress email, Instant now) {
        return group.hasMember(email)
                .invoke(member -> refuse(member, "somebody with this e-mail address is a member already"))
                .chain(() -> invites.isPending(destination, email, now))
                .invoke(pending -> refuse(pending, "this e-mail address is invited already"))
                .chain(() -> invites.counts(destination, now, now.minus(LATELY)))
                .invoke(this::requireFew)
                .replaceWithVoid();
    }

    /** Refuses what has ended, and everyone who has not proven to be who was invited. */
    void requireAcceptable(FoundInvite invite, Caller.User caller) {
        if (!invite.isPending(now())) {
            throw unknown();
        }
        var proven = provenBy(caller)
                .filter(email -> email.key().equals(invite.email().key()));
        if (proven.isEmpty()) {
            throw Problem.forbidden("the invite is for another e-mail address, or yours is not verified");
        }
    }

    /** What cannot be opened or accepted is as good as unknown. */
    static Problem unknown() {
        return Problem.notFound("invite");
    }

    /** The caller's address, if their issuer vouches for it. */
    static Optional<EmailAddress> provenBy(Caller.User caller) {
        return caller.email().filter(email -> caller.emailVerified()).flatMap(EmailAddress::parse);
    }

    private void requireFew(InviteRepository.Counts counts) {
        if (config.maxPending() > 0 && counts.pending() >= config.maxPending()) {
            throw new Problem(ProblemCode.RATE_LIMITED, "too many invites wait to be accepted");
        }
        if (config.maxPerHour() > 0 && counts.recent() >= config.maxPerHour()) {
            throw new Problem(ProblemCode.RATE_LIMITED, "too many invites within an hour");
        }
    }

    private static void refuse(boolean given, String why) {
        if (given) {
            throw Problem.conflict(why);
        }
    }
}
