package io.groundplan.membership;

import java.sql.Connection;
import java.sql.SQLException;

import org.eclipse.microprofile.config.ConfigProvider;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.testkit.quarkus.TestServers;

/** The tables of the service under test. */
public final class ServiceDatabase {
    private ServiceDatabase() {}

    static Connection open() throws SQLException {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        return TestServers.postgres().connect(url.substring(url.lastIndexOf('/') + 1));
    }

    /** The first column of the only row; parameters take the places of `?`. */
    public static Object value(String sql, Object... parameters) {
        try (var connection = open();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var result = statement.executeQuery()) {
                result.next();
                return result.getObject(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Puts somebody into a team, as an accepted invite will. */
    static void joins(Person person, TeamId team, String role) {
        joins(person.id(), team, role);
    }

    public static void joins(UserId user, TeamId team, String role) {
        value(
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
    public static void joins(UserId user, ProjectId project, String role) {
        value(
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
