package io.groundplan.membership.invite;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.InviteId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.email.EmailAddress;
import io.groundplan.membership.role.Role;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;

/** Invites that wait to be accepted, with who sent them. */
@ApplicationScoped
class InviteLists {
    private static final String PENDING =
            """
            select i.id, i.project_id, i.team_id, i.email, i.role, i.invited_by, i.created_at, i.expires_at, i.version,
                i.token_hash, u.name as inviter_name, u.email as inviter_email
            from invite i
            left join app_user u on u.id = i.invited_by
            where i.state = 'pending'
            and i.expires_at > $1
            """;

    private static final String OF_DESTINATION = PENDING
            + """
                    and i.destination = $2
                    and i.id < $3
                    order by i.id desc
                    limit $4
                    """;

    /** Between the deletion of a project and the end of its invites there is nothing to accept. */
    private static final String FOR_EMAIL = PENDING
            + """
                    and lower(i.email) = $2
                    and i.id < $3
                    and exists (select from project_roster r where r.project_id = i.project_id and not r.deleted)
                    order by i.id desc
                    limit $4
                    """;

    private static final String BY_TOKEN = PENDING
            + """
                    and i.token_hash = $2
                    and exists (select from project_roster r where r.project_id = i.project_id and not r.deleted)
                    """;

    private final Pool pool;
    private final Clock clock;

    InviteLists(Pool pool, Clock clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Newest first. */
    Uni<Page<Invite>> of(Destination destination, PageRequest page) {
        return page(OF_DESTINATION, destination.value(), page);
    }

    /** The same for the address that invites to projects were sent to. */
    Uni<Page<Invite>> to(EmailAddress email, PageRequest page) {
        return page(FOR_EMAIL, email.key(), page);
    }

    /** The invite to a project that the token opens. */
    Uni<Optional<Invite>> of(InviteToken token) {
        return pool.preparedQuery(BY_TOKEN)
                .execute(Tuple.of(now(), token.hash()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .filter(row -> token.hasHash(row.getString("token_hash")))
                        .map(InviteLists::invite)
                        .findFirst());
    }

    private Uni<Page<Invite>> page(String sql, Object whose, PageRequest page) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(now(), whose, page.below(), page.limit() + 1))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(InviteLists::invite)
                        .toList())
                .map(rows -> Page.cut(rows, page.limit(), invite -> invite.id().value()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Invite invite(Row row) {
        return new Invite(
                new InviteId(row.getUUID("id")),
                Destination.of(row.getUUID("project_id"), row.getUUID("team_id")),
                new EmailAddress(row.getString("email")),
                Role.parse(row.getString("role")).orElseThrow(),
                InviteState.PENDING,
                inviter(row),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                row.getLong("version"));
    }

    private static Invite.Inviter inviter(Row row) {
        var id = new UserId(row.getUUID("invited_by"));
        var name = Optional.ofNullable(row.getString("inviter_name"))
                .or(() -> Optional.ofNullable(row.getString("inviter_email")).map(email -> email.split("@", 2)[0]));
        return new Invite.Inviter(id, name.orElseGet(id::text));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
