package io.groundplan.testkit.sql;

import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EveryRowTest {
    @Test
    void rowsOfAllSchemasAreRead() throws SQLException {
        TestServers.postgres().createDatabase("every_row");
        try (var connection = TestServers.postgres().connect("every_row");
                var statement = connection.createStatement()) {
            statement.execute("create table \"Notes\" (id int, data jsonb)");
            statement.execute("insert into \"Notes\" values (1, '{\"secret\": true}'), (2, null)");
            statement.execute("create schema other");
            statement.execute("create table other.notes as select 'hidden'::bytea as data");
            assertEquals(
                    List.of(
                            "other.notes(\"\\\\x68696464656e\")",
                            "public.\"Notes\"(1,\"{\"\"secret\"\": true}\")",
                            "public.\"Notes\"(2,)"),
                    EveryRow.of(connection));
        }
    }
}
