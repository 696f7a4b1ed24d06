package io.groundplan.project.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.runtime.sql.Transactions;

/** Writes teams as events tell of them; one that was deleted does not come back. */
@ApplicationScoped
class TeamRows {
    private static final String TEAM =
            """
            insert into team (id, name, slug, created_at, version)
            select cast($1 as uuid), cast($2 as text), cast($3 as text), cast($4 as timestamptz), cast($5 as bigint)
            where not exists (select 1 from deleted_team where team_id = $1)
            on conflict on constraint team_pk do update
            set name = excluded.name,
                slug = excluded.slug,
                version = excluded.version
            where team.version < excluded.version
            """;

    private static final String DELETED =
            """
            insert into deleted_team (team_id)
            values ($1)
            on conflict on constraint deleted_team_pk do nothing
            """;

    private static final String MEMBERS_GONE = "delete from team_member where team_id = $1";
    private static final String GONE = "delete from team where id = $1";

    private final Transactions transactions;

    TeamRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The time counts for a team that is not known yet. */
    Uni<Void> team(UUID id, String name, String slug, Instant createdAt, long version) {
        return transactions
                .update(TEAM, id, name, slug, createdAt.atOffset(ZoneOffset.UTC), version)
                .replaceWithVoid();
    }

    Uni<Void> deleted(UUID id) {
        return transactions
                .update(DELETED, id)
                .chain(() -> transactions.update(MEMBERS_GONE, id))
                .chain(() -> transactions.update(GONE, id))
                .replaceWithVoid();
    }
}
