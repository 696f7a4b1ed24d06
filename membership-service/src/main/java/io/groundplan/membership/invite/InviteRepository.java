package io.groundplan.membership.invite;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.TypedId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.mail.MailOutbox;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.sql.Transactions;

/** The rows of invites, inside a session. */
@ApplicationScoped
class InviteRepository implements PanacheRepositoryBase<InviteEntity, UUID> {
    /** Not as entities, which a later look under a lock would not read again. */
    private static final String FOUND =
            """
            select id, project_id, team_id, email, role, state, accepted_by, expires_at, version, token_hash
            from invite
            """;

    private static final String BY_TOKEN = FOUND + "where token_hash = $1";

    private static final String BY_ID = FOUND + "where id = $1";

    /** One statement with what it makes of the mail: who accepts at once, by another way, needs none any more. */
    private static final String ACCEPT =
            """
            with accepted as (
                update invite
                set state = 'accepted',
                    accepted_by = $3,
                    version = version + 1
                where id = $1
                and version = $2
                and state = 'pending'
                returning id, version
            ), unsent as (
                %s
            )
            select id, version from accepted
            """
                    .formatted(MailOutbox.withdrawing("select id from accepted"));

    private static final String EXPIRE =
            """
            update invite
            set state = 'expired',
                version = version + 1
            where destination = $1
            and lower(email) = $2
            and state = 'pending'
            and expires_at <= $3
            """;

    private static final String PENDING =
            """
            select id, role
            from invite
            where destination = $1
            and lower(email) = $2
            and state = 'pending'
            """;

    private static final String COUNTS =
            """
            select
                (select count(*) from invite
                 where destination = $1 and state = 'pending' and expires_at > $2) as pending,
                (select count(*) from invite
                 where destination = $1 and created_at > $3) as recent
            """;

    private static final String CLEAR = "delete from invite where destination = $1";

    /** How many wait to be accepted, and how many were made lately. */
    record Counts(long pending, long recent) {}

    private final Transactions transactions;

    InviteRepository(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<Optional<FoundInvite>> find(InviteToken token) {
        return transactions.first(BY_TOKEN, token.hash()).map(found -> found.filter(
                        row -> token.hasHash((String) row[9]))
                .map(InviteRepository::found));
    }

    Uni<Optional<FoundInvite>> find(InviteId id) {
        return transactions.first(BY_ID, id.value()).map(found -> found.map(InviteRepository::found));
    }

    /** Whether that was possible: not when it has changed since it was found. Withdraws its mail, too. */
    Uni<Boolean> accept(FoundInvite invite, UserId user) {
        return transactions
                .first(ACCEPT, invite.id().value(), invite.version(), user.value())
                .map(Optional::isPresent);
    }

    /** The invite as it is under the lock of its destination. */
    Uni<InviteEntity> get(InviteId id) {
        return findById(id.value()).onItem().ifNull().failWith(() -> Problem.notFound("invite"));
    }

    /** Whether the address is invited already; an invite whose time is over gives way. */
    Uni<Boolean> isPending(Destination destination, EmailAddress email, Instant now) {
        return transactions
                .update(EXPIRE, destination.value(), email.key(), now.atOffset(ZoneOffset.UTC))
                .chain(() -> transactions.first(PENDING, destination.value(), email.key()))
                .map(Optional::isPresent);
    }

    Uni<Counts> counts(Destination destination, Instant now, Instant lately) {
        return transactions
                .first(COUNTS, destination.value(), now.atOffset(ZoneOffset.UTC), lately.atOffset(ZoneOffset.UTC))
                .map(Optional::orElseThrow)
                .map(row -> new Counts(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
    }

    /** Of a project or team. */
    Uni<List<InviteId>> pending(TypedId group) {
        return list("destination = ?1 and state = ?2", group.value(), InviteState.PENDING)
                .map(found -> found.stream().map(InviteEntity::invite).toList());
    }

    Uni<Void> clear(TypedId group) {
        return transactions.update(CLEAR, group.value()).replaceWithVoid();
    }

    private static FoundInvite found(Object[] row) {
        return new FoundInvite(
                new InviteId((UUID) row[0]),
                Destination.of((UUID) row[1], (UUID) row[2]),
                new EmailAddress((String) row[3]),
                Role.parse((String) row[4]).orElseThrow(),
                InviteState.parse((String) row[5]),
                Optional.ofNullable((UUID) row[6]).map(UserId::new),
                ((OffsetDateTime) row[7]).toInstant(),
                (Long) row[8]);
    }
}
