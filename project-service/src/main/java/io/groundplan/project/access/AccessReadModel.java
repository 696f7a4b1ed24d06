package io.groundplan.project.access;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.MembershipEvent;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.inbox.InboundEvent;
import io.groundplan.runtime.sql.Transactions;

/** Keeps what is needed of teams and members; a row is only overwritten by a later version of itself. */
@ApplicationScoped
public class AccessReadModel {
    private static final String TEAM =
            """
            insert into team (id, name, slug, created_at, version)
            values ($1, $2, $3, $4, $5)
            on conflict on constraint team_pk do update
            set name = excluded.name,
                slug = excluded.slug,
                version = excluded.version
            where team.version < excluded.version
            """;

    private static final String TEAM_MEMBER =
            """
            insert into team_member (team_id, user_id, role, version)
            values ($1, $2, $3, $4)
            on conflict on constraint team_member_pk do update
            set role = excluded.role,
                version = excluded.version
            where team_member.version < excluded.version
            """;

    private static final String PROJECT_MEMBER =
            """
            insert into project_member (project_id, user_id, role, version, created_at)
            values ($1, $2, $3, $4, $5)
            on conflict on constraint project_member_pk do update
            set role = excluded.role,
                version = excluded.version
            where project_member.version < excluded.version
            """;

    private final Transactions transactions;

    AccessReadModel(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The first owner, written in the transaction that creates the project; events of membership-service follow. */
    public Uni<Void> ownerOfNewProject(ProjectId project, UserId owner, Instant now) {
        return projectMember(project.value(), owner.value(), Role.OWNER.text(), 0, now);
    }

    public Uni<Void> apply(InboundEvent event, MembershipEvent data) {
        long version = event.envelope().sequence();
        if (data instanceof MembershipEvent.TeamCreated team) {
            return transactions
                    .update(
                            TEAM,
                            team.teamId(),
                            team.name(),
                            team.slug(),
                            OffsetDateTime.ofInstant(event.envelope().time(), ZoneOffset.UTC),
                            version)
                    .replaceWithVoid();
        }
        if (data instanceof MembershipEvent.TeamMemberAdded added) {
            return transactions
                    .update(TEAM_MEMBER, added.teamId(), added.userId(), added.role(), version)
                    .replaceWithVoid();
        }
        var added = (MembershipEvent.MemberAdded) data;
        return projectMember(
                added.projectId(),
                added.userId(),
                added.role(),
                version,
                event.envelope().time());
    }

    private Uni<Void> projectMember(UUID project, UUID user, String role, long version, Instant since) {
        return transactions
                .update(PROJECT_MEMBER, project, user, role, version, since.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }
}
