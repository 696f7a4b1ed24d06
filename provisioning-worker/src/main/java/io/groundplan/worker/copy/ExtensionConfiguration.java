package io.groundplan.worker.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import io.groundplan.worker.retry.PermanentFailureException;

/** The tables of an extension that hold rows of its users rather than its own; these are not copied, and never left out. */
final class ExtensionConfiguration {
    private static final String TABLES =
            """
            select c.oid::regclass::text as name, coalesce(x.extcondition[k.position], '') as condition
            from pg_extension x
                cross join lateral unnest(x.extconfig) with ordinality k (relation, position)
                join pg_class c on c.oid = k.relation
            where x.extname = '%s'
                and c.relkind in ('r', 'p')
            """;

    private final CatalogReader catalog;

    ExtensionConfiguration(CatalogReader catalog) {
        this.catalog = catalog;
    }

    /** The condition is the extension's own text, which tells what its users added. */
    void requireNone(String extension) throws SQLException {
        for (var table : catalog.list(TABLES.formatted(extension.replace("'", "''")), Table::of)) {
            List<Boolean> found = catalog.list(
                    "select exists (select from %s %s)".formatted(table.name(), table.condition()),
                    row -> row.getBoolean(1));
            if (found.get(0)) {
                throw new PermanentFailureException(
                        "extension %s keeps rows of yours in table %s, which cannot be copied: empty it first"
                                .formatted(extension, table.name()));
            }
        }
    }

    private record Table(String name, String condition) {
        static Table of(ResultSet row) throws SQLException {
            return new Table(row.getString("name"), row.getString("condition"));
        }
    }
}
