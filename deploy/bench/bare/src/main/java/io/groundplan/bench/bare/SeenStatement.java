package io.groundplan.bench.bare;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/** A statement and where its rows have the columns of a project, found once: by name, reading a row takes far longer. */
final class SeenStatement {
    private final String sql;
    private volatile Project.Positions positions;

    SeenStatement(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }

    Project project(RowSet<Row> rows) {
        if (positions == null) {
            positions = Project.Positions.in(rows.columnsNames());
        }
        return Project.of(rows.iterator().next(), positions);
    }
}
