package io.groundplan.bench.bare;

import java.time.OffsetDateTime;
import java.util.UUID;

import io.vertx.mutiny.sqlclient.Row;

/** A row of `project`, rendered as it is. */
record Project(
        UUID id,
        UUID teamId,
        String name,
        String description,
        String slug,
        String purpose,
        String plan,
        String statementTimeout,
        String idleTransactionTimeout,
        Integer maxConnections,
        UUID primaryDatabaseId,
        UUID createdBy,
        String clientName,
        String color,
        String iconPath,
        UUID defaultEnvironmentId,
        String state,
        long version,
        OffsetDateTime createdAt,
        OffsetDateTime updatedAt) {
    static final String COLUMNS =
            """
            id, team_id, name, description, slug, purpose, plan, statement_timeout, idle_transaction_timeout,
            max_connections, primary_database_id, created_by, client_name, color, icon_path, default_environment_id,
            state, version, created_at, updated_at
            """;

    static Project of(Row row) {
        return new Project(
                row.getUUID(0),
                row.getUUID(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getInteger(9),
                row.getUUID(10),
                row.getUUID(11),
                row.getString(12),
                row.getString(13),
                row.getString(14),
                row.getUUID(15),
                row.getString(16),
                row.getLong(17),
                row.getOffsetDateTime(18),
                row.getOffsetDateTime(19));
    }
}
