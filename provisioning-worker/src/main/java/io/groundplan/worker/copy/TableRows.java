package io.groundplan.worker.copy;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Where the rows of one table are read and where they go: the same table, or the partitioned one above it where the copy
 * may want a row elsewhere. Binary only where no value holds an object id, which differ.
 */
record TableRows(String schema, String name, String target, String columns, boolean binary) {

    static TableRows of(ResultSet row) throws SQLException {
        return new TableRows(
                row.getString("schema"),
                row.getString("name"),
                row.getString("target"),
                row.getString("columns"),
                row.getBoolean("binary_safe"));
    }

    String out() {
        return "copy %s%s to stdout (format %s)".formatted(name, columns, format());
    }

    String in() {
        return "copy %s%s from stdin (format %s)".formatted(target, columns, format());
    }

    private String format() {
        return binary ? "binary" : "text";
    }
}
