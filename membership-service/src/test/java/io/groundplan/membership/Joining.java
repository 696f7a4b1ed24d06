package io.groundplan.membership;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.sql.ServiceDatabase;

/** Puts people into teams and projects without asking anyone. */
public final class Joining {
    private Joining() {}

    /** Puts somebody into a team, as an accepted invite will. */
    static void of(Person person, TeamId team, String role) {
        of(person.id(), team, role);
    }

    public static void of(UserId user, TeamId team, String role) {
        ServiceDatabase.value(
                """
                with changed as (update team set version = version + 1 where id = ? returning id, version)
                insert into team_member (team_id, user_id, role, joined_at, version, joined)
                select id, ?, ?, now(), version, version from changed
                returning version
                """,
                team.value(),
                user.value(),
                role);
    }

    /** Puts somebody into a project whose roster is there. */
    public static void of(UserId user, ProjectId project, String role) {
        ServiceDatabase.value(
                """
                with changed as (
                    update project_roster set version = version + 1 where project_id = ? returning project_id, version
                )
                insert into project_member (id, project_id, user_id, role, created_at, updated_at, version, joined)
                select ?, project_id, ?, ?, now(), now(), version, version from changed
                returning version
                """,
                project.value(),
                MemberId.of(project, user).value(),
                user.value(),
                role);
    }
}
