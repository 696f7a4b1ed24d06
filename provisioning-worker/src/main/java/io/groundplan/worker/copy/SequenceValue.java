package io.groundplan.worker.copy;

import java.sql.SQLException;

/** How far a sequence is. Sequences know no snapshot: this is never behind the rows that were read. */
record SequenceValue(String name, long value, boolean called) {

    /** The name is quoted and qualified by the server. */
    static SequenceValue read(CatalogReader catalog, String name) throws SQLException {
        return catalog.list(
                        "select last_value, is_called from " + name,
                        row -> new SequenceValue(name, row.getLong(1), row.getBoolean(2)))
                .get(0);
    }

    String statement() {
        return "select setval(%s, %d, %b)".formatted(SqlText.literal(name), value, called);
    }
}
