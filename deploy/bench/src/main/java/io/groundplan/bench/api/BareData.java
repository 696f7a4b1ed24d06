package io.groundplan.bench.api;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes as many projects into the bare application's database as project-service has. */
final class BareData {
    private static final String PROJECTS =
            """
            insert into project (id, team_id, name, slug, purpose, plan, statement_timeout, idle_transaction_timeout,
                primary_database_id, created_by, state, version, created_at, updated_at)
            select c.project, ?::uuid, c.name, c.name, 'production', 'free', '60s', '60s',
                c.database, ?::uuid, 'active', 3, c.at, c.at
            from copies c
            """;

    private static final String MEMBERS =
            "insert into project_member select c.project, ?::uuid, 'owner', 0 from copies c";

    private static final String ENVIRONMENTS =
            "insert into environment select c.environment, c.project, 'production', true, 1, c.at, c.at from copies c";

    private final Connection connection;

    BareData(Connection connection) {
        this.connection = connection;
    }

    /** Answers the text of one of the ids. */
    String add(Caller owner, int count) throws SQLException {
        var copies = Copy.upToNow(count);
        Copies.write(connection, copies);
        var team = owner.team().value().toString();
        var user = owner.user().value().toString();
        update(PROJECTS, team, user);
        update(MEMBERS, user);
        update(ENVIRONMENTS);
        return copies.get(0).project().toString();
    }

    private void update(String sql, String... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
