package io.groundplan.bench.bare;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

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

    /** Where rows have these columns; what is not among theirs is at a negative position. */
    record Positions(int[] of) {
        private static final String[] NAMES = COLUMNS.strip().split(",\\s+");
        private static final Positions OWN = in(List.of(NAMES));

        static Positions in(List<String> columns) {
            return new Positions(Stream.of(NAMES).mapToInt(columns::indexOf).toArray());
        }
    }

    static Project of(Row row) {
        return of(row, Positions.OWN);
    }

    static Project of(Row row, Positions positions) {
        var at = positions.of();
        return new Project(
                uuid(row, at[0]),
                uuid(row, at[1]),
                text(row, at[2]),
                text(row, at[3]),
                text(row, at[4]),
                text(row, at[5]),
                text(row, at[6]),
                text(row, at[7]),
                text(row, at[8]),
                integer(row, at[9]),
                uuid(row, at[10]),
                uuid(row, at[11]),
                text(row, at[12]),
                text(row, at[13]),
                text(row, at[14]),
                uuid(row, at[15]),
                text(row, at[16]),
                row.getLong(at[17]),
                time(row, at[18]),
                time(row, at[19]));
    }

    private static UUID uuid(Row row, int at) {
        return at < 0 ? null : row.getUUID(at);
    }

    private static String text(Row row, int at) {
        return at < 0 ? null : row.getString(at);
    }

    private static OffsetDateTime time(Row row, int at) {
        return at < 0 ? null : row.getOffsetDateTime(at);
    }

    private static Integer integer(Row row, int at) {
        return at < 0 ? null : row.getInteger(at);
    }
}
