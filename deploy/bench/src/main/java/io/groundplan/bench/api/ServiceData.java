package io.groundplan.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

import io.groundplan.contracts.id.ProjectId;

/**
 * Writes projects into project-service's database as copies of one that its API made. A copy takes every column from its
 * model but those named here, so a column that a migration adds needs no change of this class.
 */
final class ServiceData {
    /** What membership-service's events tell about personal teams. */
    private static final String TEAMS =
            """
            insert into team (id, name, slug, created_at, version)
            select distinct team, 'Bench', 'bench', now(), 1
            from copies
            """;

    private static final String TEAM_MEMBERS =
            """
            insert into team_member (team_id, user_id, role, version)
            select distinct team, owner, 'owner', 1
            from copies
            """;

    /** As the report of a finished provisioning job leaves it. */
    private static final String READY = "update project_database set state = 'ready' where project_id = ?";

    private static final String PROJECTS =
            """
            'id', c.project, 'team_id', c.team, 'name', c.name, 'slug', c.name, 'primary_database_id', c.database,
            'created_at', c.at, 'updated_at', c.at""";

    private static final String MEMBERS = "'project_id', c.project, 'user_id', c.owner";

    private static final String ENVIRONMENTS =
            "'id', c.environment, 'project_id', c.project, 'created_at', c.at, 'updated_at', c.at";

    private static final String DATABASES =
            """
            'id', c.database, 'project_id', c.project, 'environment_id', c.environment, 'name', c.name,
            'database_name', 'db_' || substr(replace(c.database::text, '-', ''), 1, 24),
            'owner_role', 'db_' || substr(replace(c.database::text, '-', ''), 1, 24) || '_owner',
            'login_role', 'db_' || substr(replace(c.database::text, '-', ''), 1, 24) || '_app',
            'created_at', c.at""";

    private static final String WRITABLE_COLUMNS =
            """
            select string_agg(quote_ident(attname), ', ' order by attnum)
            from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
            """;

    private final Connection connection;

    ServiceData(Connection connection) {
        this.connection = connection;
    }

    void markReady(ProjectId project) throws SQLException {
        update(READY, project.value());
    }

    /** Writes projects like the one given, and the teams that they are in. */
    void add(ProjectId model, List<Copy> copies) throws SQLException {
        Copies.write(connection, copies);
        update(TEAMS);
        update(TEAM_MEMBERS);
        copy("project", "id", model, PROJECTS);
        copy("project_member", "project_id", model, MEMBERS);
        copy("environment", "project_id", model, ENVIRONMENTS);
        copy("project_database", "project_id", model, DATABASES);
        Copies.settle(connection);
    }

    private void copy(String table, String key, ProjectId model, String ownValues) throws SQLException {
        var columns = writableColumns(table);
        var sql =
                """
                insert into %s (%s)
                select copy.%s
                from %s model
                cross join copies c
                cross join lateral jsonb_populate_record(model, jsonb_build_object(%s)) copy
                where model.%s = ?
                """
                        .formatted(table, columns, columns.replace(", ", ", copy."), table, ownValues, key);
        if (update(sql, model.value()) == 0) {
            throw new IllegalStateException("nothing to copy in " + table);
        }
    }

    private String writableColumns(String table) throws SQLException {
        try (var statement = connection.prepareStatement(WRITABLE_COLUMNS)) {
            statement.setString(1, table);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private int update(String sql, UUID... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
