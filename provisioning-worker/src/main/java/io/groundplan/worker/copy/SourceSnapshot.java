package io.groundplan.worker.copy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import io.groundplan.worker.retry.TransientFailureException;

/**
 * The source at one moment. Its tables are locked against changes of their form before the moment is fixed, in the mode
 * that reading takes anyway, so that clients go on reading and writing and what is read later fits what was read before.
 */
final class SourceSnapshot {
    /** Tables only: what else there is needs no lock for being described. */
    private static final String TABLES =
            """
            select coalesce(string_agg(format('only %I.%I', n.nspname, c.relname), ', ' order by c.oid), '') as tables
            from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
            where c.relkind in ('r', 'p')
                and c.oid >= 16384
                and c.relpersistence <> 't'
                and n.nspname !~ '^pg_(toast|temp)'
                and not exists (
                    select from pg_depend e
                    where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
            """;

    private SourceSnapshot() {}

    /** Begins the one transaction in which everything is read. */
    static CatalogReader open(Connection connection, RoleMap roles) throws SQLException {
        var catalog = new CatalogReader(connection, roles);
        var tables = tables(catalog);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
        if (!tables.isEmpty()) {
            lock(connection, tables);
        }
        if (!tables(catalog).equals(tables)) {
            throw changed();
        }
        return catalog;
    }

    private static void lock(Connection connection, String tables) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + tables + " in access share mode");
        }
    }

    private static String tables(CatalogReader catalog) throws SQLException {
        List<String> tables = catalog.list(TABLES, row -> row.getString(1));
        return tables.get(0);
    }

    static TransientFailureException changed() {
        return new TransientFailureException("the schema of the source changed while it was read");
    }
}
