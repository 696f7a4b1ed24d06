package io.groundplan.project.project;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.access.Standing;

/** Reads the columns of {@link ProjectColumn}. */
final class ProjectRows {
    private ProjectRows() {}

    /** `personalTeam` is the caller's, if they are a person. */
    static SeenProject seen(Row row, Optional<TeamId> personalTeam) {
        var project = project(row);
        var standing = Standing.of(
                project.team(),
                text(row, ProjectColumn.STATE),
                text(row, ProjectColumn.DIRECT_ROLE),
                text(row, ProjectColumn.TEAM_ROLE),
                personalTeam);
        var since = row.getOffsetDateTime(ProjectColumn.MEMBER_SINCE.ordinal());
        return new SeenProject(project, standing, Optional.ofNullable(since).map(OffsetDateTime::toInstant));
    }

    private static Project project(Row row) {
        return new Project(
                new ProjectId(id(row, ProjectColumn.ID)),
                new TeamId(id(row, ProjectColumn.TEAM_ID)),
                profile(row),
                text(row, ProjectColumn.SLUG),
                Purpose.parse(text(row, ProjectColumn.PURPOSE)).orElseThrow(),
                limits(row),
                Optional.ofNullable(id(row, ProjectColumn.PRIMARY_DATABASE_ID)).map(DatabaseId::new),
                optional(row, ProjectColumn.ICON_FILE),
                ProjectState.of(text(row, ProjectColumn.STATE)),
                row.getLong(ProjectColumn.VERSION.ordinal()),
                time(row, ProjectColumn.CREATED_AT),
                time(row, ProjectColumn.UPDATED_AT));
    }

    private static Profile profile(Row row) {
        return new Profile(
                text(row, ProjectColumn.NAME),
                optional(row, ProjectColumn.DISPLAY_NAME),
                optional(row, ProjectColumn.DESCRIPTION),
                optional(row, ProjectColumn.CLIENT_NAME),
                optional(row, ProjectColumn.COLOR),
                row.getBoolean(ProjectColumn.SINGLE_SERVER_MODE.ordinal()),
                Optional.ofNullable(id(row, ProjectColumn.DEFAULT_SERVER_ID)),
                row.getBoolean(ProjectColumn.AUTO_ERROR_TRACKING_ENABLED.ordinal()));
    }

    private static Limits limits(Row row) {
        var connections = row.getInteger(ProjectColumn.MAX_CONNECTIONS.ordinal());
        return new Limits(
                text(row, ProjectColumn.PLAN),
                text(row, ProjectColumn.STATEMENT_TIMEOUT),
                text(row, ProjectColumn.IDLE_TRANSACTION_TIMEOUT),
                connections == null ? OptionalInt.empty() : OptionalInt.of(connections));
    }

    private static String text(Row row, ProjectColumn column) {
        return row.getString(column.ordinal());
    }

    private static Optional<String> optional(Row row, ProjectColumn column) {
        return Optional.ofNullable(text(row, column));
    }

    private static UUID id(Row row, ProjectColumn column) {
        return row.getUUID(column.ordinal());
    }

    private static Instant time(Row row, ProjectColumn column) {
        return row.getOffsetDateTime(column.ordinal()).toInstant();
    }
}
