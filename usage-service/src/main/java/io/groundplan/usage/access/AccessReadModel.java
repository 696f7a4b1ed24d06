package io.groundplan.usage.access;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.runtime.sql.Transactions;

/** Learns from events who belongs where; an event changes nothing that a later one has told of. */
@ApplicationScoped
public class AccessReadModel {
    /** The version of an owner that `project.created` names; any event of membership-service is later. */
    private static final long BEFORE_MEMBERSHIP = 0;

    private static final String PROJECT =
            """
            insert into known_project (project_id, team_id)
            values ($1, $2)
            on conflict on constraint known_project_pk do nothing
            """;

    private static final String PROJECT_MOVED =
            """
            insert into known_project (project_id, team_id)
            values ($1, $2)
            on conflict on constraint known_project_pk do update
            set team_id = excluded.team_id
            """;

    private static final String PROJECT_GONE =
            """
            update known_project
            set deleted = true
            where project_id = $1
            """;

    private static final String TEAM_GONE =
            """
            insert into deleted_team (team_id)
            values ($1)
            on conflict on constraint deleted_team_pk do nothing
            """;

    private static final String TEAM_ROLES_GONE = "delete from team_role where team_id = $1";

    private final Transactions transactions;
    private final RoleRows roles;

    AccessReadModel(Transactions transactions, RoleRows roles) {
        this.transactions = transactions;
        this.roles = roles;
    }

    /** Learns of a project and its first owner; who owns a project that is known already, its member events tell. */
    public Uni<Void> projectCreated(ProjectId project, TeamId team, UserId owner) {
        return transactions
                .update(PROJECT, project.value(), team.value())
                .chain(inserted -> inserted == 1
                        ? memberOf(project, owner, Role.OWNER.text(), BEFORE_MEMBERSHIP)
                        : Uni.createFrom().voidItem());
    }

    public Uni<Void> projectDeleted(ProjectId project) {
        return transactions.update(PROJECT_GONE, project.value()).replaceWithVoid();
    }

    /** The project has another owner, and is in that team from now on. */
    public Uni<Void> transferred(ProjectId project, UserId owner, TeamId team, long version) {
        return roles.ownerOf(project.value(), owner.value(), version)
                .chain(news -> news
                        ? transactions
                                .update(PROJECT_MOVED, project.value(), team.value())
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    public Uni<Void> memberOf(ProjectId project, UserId user, String role, long version) {
        return roles.inProject(project.value(), user.value(), role, version).replaceWithVoid();
    }

    public Uni<Void> memberOf(TeamId team, UserId user, String role, long version) {
        return roles.inTeam(team.value(), user.value(), role, version);
    }

    public Uni<Void> departed(ProjectId project, UserId user, long version) {
        return roles.outOfProject(project.value(), user.value(), version);
    }

    public Uni<Void> departed(TeamId team, UserId user, long version) {
        return roles.outOfTeam(team.value(), user.value(), version);
    }

    public Uni<Void> teamDeleted(TeamId team) {
        return transactions
                .update(TEAM_GONE, team.value())
                .chain(() -> transactions.update(TEAM_ROLES_GONE, team.value()))
                .replaceWithVoid();
    }
}
