package io.groundplan.project.access;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;

import io.groundplan.runtime.sql.Transactions;

/**
 * Writes roles as events tell of them. Every row has the sequence that it is from and is only changed by a later one; of
 * a role that was taken away the sequence is kept.
 */
@Singleton
class RoleRows {
    private static final String IN_PROJECT =
            """
            insert into project_member (project_id, user_id, role, version, created_at)
            select cast($1 as uuid), cast($2 as uuid), cast($3 as text), cast($4 as bigint), cast($5 as timestamptz)
            where not exists (select 1 from departed_member
                where scope_id = $1 and user_id = $2 and version >= $4)
            on conflict on constraint project_member_pk do update
            set role = excluded.role,
                version = excluded.version
            where project_member.version < excluded.version
            """;

    private static final String IN_TEAM =
            """
            insert into team_member (team_id, user_id, role, version)
            select cast($1 as uuid), cast($2 as uuid), cast($3 as text), cast($4 as bigint)
            where not exists (select 1 from departed_member
                where scope_id = $1 and user_id = $2 and version >= $4)
            and not exists (select 1 from deleted_team where team_id = $1)
            on conflict on constraint team_member_pk do update
            set role = excluded.role,
                version = excluded.version
            where team_member.version < excluded.version
            """;

    /** Before there is another owner; a project has one at a time. */
    private static final String OWNER_BECOMES_ADMIN =
            """
            update project_member
            set role = 'admin',
                version = $3
            where project_id = $1
            and user_id <> $2
            and role = 'owner'
            and version < $3
            """;

    private static final String DEPARTED =
            """
            insert into departed_member (scope_id, user_id, version)
            values ($1, $2, $3)
            on conflict on constraint departed_member_pk do update
            set version = excluded.version
            where departed_member.version < excluded.version
            """;

    private static final String OUT_OF_PROJECT =
            "delete from project_member where project_id = $1 and user_id = $2 and version < $3";

    private static final String OUT_OF_TEAM =
            "delete from team_member where team_id = $1 and user_id = $2 and version < $3";

    private final Transactions transactions;

    RoleRows(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Whether that is news. */
    Uni<Boolean> inProject(UUID project, UUID user, String role, long version, Instant since) {
        return transactions
                .update(IN_PROJECT, project, user, role, version, since.atOffset(ZoneOffset.UTC))
                .map(rows -> rows == 1);
    }

    /** Whether that is news; who owned the project until now stays its admin. */
    Uni<Boolean> ownerOf(UUID project, UUID user, long version, Instant since) {
        return transactions
                .update(OWNER_BECOMES_ADMIN, project, user, version)
                .chain(() -> inProject(project, user, Role.OWNER.text(), version, since));
    }

    Uni<Void> inTeam(UUID team, UUID user, String role, long version) {
        return transactions.update(IN_TEAM, team, user, role, version).replaceWithVoid();
    }

    Uni<Void> outOfProject(UUID project, UUID user, long version) {
        return out(OUT_OF_PROJECT, project, user, version);
    }

    Uni<Void> outOfTeam(UUID team, UUID user, long version) {
        return out(OUT_OF_TEAM, team, user, version);
    }

    private Uni<Void> out(String sql, UUID scope, UUID user, long version) {
        return transactions
                .update(DEPARTED, scope, user, version)
                .chain(() -> transactions.update(sql, scope, user, version))
                .replaceWithVoid();
    }
}
