package io.groundplan.bench.api;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Writes the projects into the bare application's database that project-service has. */
final class BareData {
    private static final List<String> INSERTS = List.of(
            """
            insert into project (id, team_id, name, slug, purpose, plan, statement_timeout, idle_transaction_timeout,
                primary_database_id, created_by, state, version, created_at, updated_at)
            select c.project, c.team, c.name, c.name, 'production', 'free', '60s', '60s',
                c.database, c.owner, 'active', 3, c.at, c.at
            from copies c
            """,
            "insert into project_member select c.project, c.owner, 'owner', 0 from copies c",
            "insert into environment select c.environment, c.project, 'production', true, 1, c.at, c.at from copies c");

    private final Connection connection;

    BareData(Connection connection) {
        this.connection = connection;
    }

    void add(List<Copy> copies) throws SQLException {
        Copies.write(connection, copies);
        try (var statement = connection.createStatement()) {
            for (var insert : INSERTS) {
                statement.execute(insert);
            }
        }
        Copies.settle(connection);
    }
}
