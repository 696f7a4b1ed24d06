package io.groundplan.worker.sampler;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a database held at one moment: top-level tables, an estimate of their live rows, bytes on disk, of these the
 * bytes of indexes, and the connections of its users. `newTables` were not known before, `goneTables` were and are no
 * more. `readOnly` is what the guard of its storage made of it.
 */
record Sample(
        long tables,
        long rows,
        long totalBytes,
        long indexBytes,
        long connections,
        List<Table> newTables,
        Set<Long> goneTables,
        boolean readOnly) {

    /** A table by its object id, which survives a change of name. */
    record Table(long id, String schema, String name) {}

    Sample readOnly(boolean is) {
        return new Sample(tables, rows, totalBytes, indexBytes, connections, newTables, goneTables, is);
    }

    /** Whether other tables are to be remembered than those that were known. */
    boolean changesTables() {
        return !newTables.isEmpty() || !goneTables.isEmpty();
    }

    /** What is to be remembered after this sample. */
    Long[] tablesAfter(List<Long> known) {
        return Stream.concat(
                        known.stream().filter(id -> !goneTables.contains(id)),
                        newTables.stream().map(Table::id))
                .toArray(Long[]::new);
    }
}
