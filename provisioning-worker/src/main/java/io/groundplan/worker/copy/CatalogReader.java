package io.groundplan.worker.copy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a database's catalogs in the transaction that is open on the connection. Reads no row of a tenant. */
final class CatalogReader {
    private static final String OBJECTS =
            """
            select k.class_id::bigint, k.object_id::bigint, i.identity, k.ddl,
                coalesce(j ->> 'fingerprint', array_to_string(k.ddl, E'\\n')) as fingerprint, j ->> 'refresh' as refresh
            from (%s) k
                cross join lateral (select to_jsonb(k) - 'ddl' as j) extra
                cross join lateral pg_identify_object(k.class_id, k.object_id, 0) i
            where cardinality(k.ddl) > 0
                and not exists (
                    select from (%s) own
                    where own.class_id = k.class_id and own.object_id = k.object_id)
            order by i.identity
            """;

    private final Connection connection;

    CatalogReader(Connection connection, RoleMap roles) throws SQLException {
        this.connection = connection;
        try (var statement = connection.prepareStatement("select set_config('groundplan.roles', ?, false)")) {
            statement.setString(1, roles.json());
            statement.execute();
        }
    }

    List<CatalogObject> objects(ObjectKind kind) throws SQLException {
        return list(
                OBJECTS.formatted(CopyQuery.of(kind.query()), CopyQuery.of("administration")),
                row -> object(kind, row));
    }

    <T> List<T> list(String sql, RowReader<T> reader) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (var rows = statement.executeQuery(sql)) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        }
    }

    /** What one row says. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static CatalogObject object(ObjectKind kind, ResultSet row) throws SQLException {
        return new CatalogObject(
                kind,
                new ObjectId(row.getLong("class_id"), row.getLong("object_id")),
                row.getString("identity"),
                statements(row),
                row.getString("fingerprint"),
                Optional.ofNullable(row.getString("refresh")));
    }

    /** A function that was dropped meanwhile has no definition. */
    private static List<String> statements(ResultSet row) throws SQLException {
        var statements = (String[]) row.getArray("ddl").getArray();
        for (var statement : statements) {
            if (statement == null) {
                throw SourceSnapshot.changed();
            }
        }
        return List.of(statements);
    }
}
