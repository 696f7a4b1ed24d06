package io.groundplan.project.project;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;

import io.vertx.mutiny.sqlclient.Row;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.access.Standing;
import io.groundplan.runtime.security.Caller;

/** Reads the columns that {@link ProjectStatements} selects. */
final class ProjectRows {
    private ProjectRows() {}

    static SeenProject seen(Row row, Caller caller) {
        var project = project(row);
        var standing = Standing.of(
                project.team(),
                row.getString("state"),
                row.getString("direct_role"),
                row.getString("team_role"),
                caller);
        var since = Optional.ofNullable(row.getOffsetDateTime("member_since")).map(OffsetDateTime::toInstant);
        return new SeenProject(project, standing, since);
    }

    private static Project project(Row row) {
        return new Project(
                new ProjectId(row.getUUID("id")),
                new TeamId(row.getUUID("team_id")),
                profile(row),
                row.getString("slug"),
                Purpose.parse(row.getString("purpose")).orElseThrow(),
                limits(row),
                Optional.ofNullable(row.getUUID("primary_database_id")).map(DatabaseId::new),
                Optional.ofNullable(row.getString("icon_file")),
                ProjectState.of(row.getString("state")),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static Profile profile(Row row) {
        return new Profile(
                row.getString("name"),
                Optional.ofNullable(row.getString("display_name")),
                Optional.ofNullable(row.getString("description")),
                Optional.ofNullable(row.getString("client_name")),
                Optional.ofNullable(row.getString("color")),
                row.getBoolean("single_server_mode"),
                Optional.ofNullable(row.getUUID("default_server_id")),
                row.getBoolean("auto_error_tracking_enabled"));
    }

    private static Limits limits(Row row) {
        var connections = row.getInteger("max_connections");
        return new Limits(
                row.getString("plan"),
                row.getString("statement_timeout"),
                row.getString("idle_transaction_timeout"),
                connections == null ? OptionalInt.empty() : OptionalInt.of(connections));
    }
}
