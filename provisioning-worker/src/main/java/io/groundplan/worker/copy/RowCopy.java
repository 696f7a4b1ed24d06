package io.groundplan.worker.copy;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

import io.groundplan.worker.retry.PermanentFailureException;

/** Streams rows from the source into the copy; of all of them only the one on its way is in memory. */
final class RowCopy {
    private static final int CHUNK = 1 << 16;

    private final Connection source;
    private final Connection target;
    private final Runnable guard;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(2 * CHUNK);

    RowCopy(Connection source, Connection target, Runnable guard) {
        this.source = source;
        this.target = target;
        this.guard = guard;
    }

    /** How much of something went over. */
    record Volume(int tables, long rows, long bytes) {
        static final Volume NONE = new Volume(0, 0, 0);

        Volume plus(Volume other) {
            return new Volume(tables + other.tables, rows + other.rows, bytes + other.bytes);
        }
    }

    Volume copy(TableRows table) {
        try {
            var out = source.unwrap(PGConnection.class).getCopyAPI().copyOut(table.out());
            var in = target.unwrap(PGConnection.class).getCopyAPI().copyIn(table.in());
            try {
                long bytes = stream(out, in);
                return volume(table, out, in, bytes);
            } finally {
                if (in.isActive()) {
                    in.cancelCopy();
                }
            }
        } catch (SQLException e) {
            throw CopyFailures.copying("table " + table.name(), e);
        }
    }

    private long stream(CopyOut out, CopyIn in) throws SQLException {
        long bytes = 0;
        chunk.reset();
        for (var row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            chunk.writeBytes(row);
            bytes += row.length;
            if (chunk.size() >= CHUNK) {
                send(in);
            }
        }
        send(in);
        in.endCopy();
        return bytes;
    }

    private void send(CopyIn in) throws SQLException {
        guard.run();
        var rows = chunk.toByteArray();
        in.writeToCopy(rows, 0, rows.length);
        chunk.reset();
    }

    private static Volume volume(TableRows table, CopyOut out, CopyIn in, long bytes) {
        if (out.getHandledRowCount() != in.getHandledRowCount()) {
            throw new PermanentFailureException("table %s has %d rows, of which %d arrived"
                    .formatted(table.name(), out.getHandledRowCount(), in.getHandledRowCount()));
        }
        return new Volume(1, in.getHandledRowCount(), bytes);
    }
}
