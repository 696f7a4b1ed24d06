package io.groundplan.worker.copy;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Copies large objects under their numbers, in pieces of some pages at a time. Pages that are not there stay holes. */
final class LargeObjects {
    private static final String IDS = "select oid::bigint from pg_largeobject_metadata order by oid";
    private static final String PAGES =
            """
            select loid::bigint, pageno, data
            from pg_largeobject
            order by loid, pageno
            """;
    private static final long PAGE = 2048;
    private static final int PIECE = 1 << 18;
    private static final int PAGES_AT_ONCE = 200;

    private final Connection source;
    private final Connection target;
    private final Runnable guard;
    private final ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE);
    private long object;
    private long start;

    LargeObjects(Connection source, Connection target, Runnable guard) {
        this.source = source;
        this.target = target;
        this.guard = guard;
    }

    /** Answers how many there are. */
    int copy(CatalogReader catalog) {
        try {
            List<Long> ids = catalog.list(IDS, row -> row.getLong(1));
            if (!ids.isEmpty()) {
                create(ids);
                write();
            }
            return ids.size();
        } catch (SQLException e) {
            throw CopyFailures.copying("a large object", e);
        }
    }

    private void create(List<Long> ids) throws SQLException {
        try (var create = target.prepareStatement("select lo_create(cast(cast(? as bigint) as oid))")) {
            for (long id : ids) {
                create.setLong(1, id);
                create.execute();
            }
        }
    }

    private void write() throws SQLException {
        try (var read = source.createStatement();
                var put = target.prepareStatement("select lo_put(cast(cast(? as bigint) as oid), ?, ?)")) {
            read.setFetchSize(PAGES_AT_ONCE);
            try (var pages = read.executeQuery(PAGES)) {
                while (pages.next()) {
                    take(pages, put);
                }
            }
            flush(put);
        }
    }

    private void take(ResultSet page, PreparedStatement put) throws SQLException {
        long offset = page.getInt(2) * PAGE;
        if (page.getLong(1) != object || offset != start + piece.size() || piece.size() >= PIECE) {
            flush(put);
            object = page.getLong(1);
            start = offset;
        }
        piece.writeBytes(page.getBytes(3));
    }

    private void flush(PreparedStatement put) throws SQLException {
        if (piece.size() > 0) {
            guard.run();
            put.setLong(1, object);
            put.setLong(2, start);
            put.setBytes(3, piece.toByteArray());
            put.execute();
            piece.reset();
        }
    }
}
