package io.groundplan.worker.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

class WarmConnectionsTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String BACKEND = "select pg_backend_pid()";

    private final Cluster cluster = cluster(Map.of());

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void aConnectionThatServedWellServesTheNextUnderAnotherName() {
        int first = integer(BACKEND);
        awaitIdle(first);
        assertEquals(first, integer(BACKEND));
        assertEquals("second", text("second", "show application_name"));
    }

    @Test
    void whatTheWorkSetDoesNotMeetTheNext() {
        int first = integer(
                """
                set search_path to public;
                set statement_timeout to '1h';
                create temporary table left_behind (id int);
                select pg_advisory_lock(4711);
                set role pg_monitor;
                select pg_backend_pid()
                """);
        awaitIdle(first);
        assertEquals(
                List.of(Integer.toString(first), "pg_catalog, pg_temp", "none", "2min", "null", "0"),
                row(
                        """
                        select pg_backend_pid()::text,
                            current_setting('search_path'),
                            current_setting('role'),
                            current_setting('statement_timeout'),
                            coalesce(to_regclass('pg_temp.left_behind')::text, 'null'),
                            (select count(*) from pg_locks where locktype = 'advisory' and objid = 4711)::text
                        """));
    }

    @Test
    void aConnectionWhoseWorkFailedIsClosed() {
        int first = integer(BACKEND);
        awaitIdle(first);
        assertThrows(RuntimeException.class, () -> integer("select 1 / 0"));
        assertNotEquals(first, integer(BACKEND));
    }

    @Test
    void aConnectionWhoseWorkNobodyWaitsForIsClosed() {
        assertThrows(RuntimeException.class, () -> cluster.asAdmin(
                        "abandoned", connection -> Uni.createFrom().nothing())
                .ifNoItem()
                .after(Duration.ofMillis(500))
                .fail()
                .await()
                .atMost(PATIENCE));
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> integer("select count(*)::int from pg_stat_activity where application_name = 'abandoned'")
                        == 0);
    }

    @Test
    void aConnectionThatDiedWhileItWaitedIsReplaced() {
        int first = integer(BACKEND);
        awaitIdle(first);
        var other = cluster(Map.of("groundplan.worker.connections.warm", "0"));
        ask(other, "other", "select pg_terminate_backend(%d, 5000)".formatted(first));
        assertNotEquals(first, integer(BACKEND));
    }

    @Test
    void oneThatWaitsMakesRoomForOneToAnotherDatabase() {
        var small = cluster(Map.of("groundplan.worker.connections.per-cluster", "2"));
        for (int i = 0; i < 3; i++) {
            awaitIdle(Integer.parseInt(ask(small, "one", BACKEND)));
            small.inDatabase(
                            new Identifier("postgres"),
                            "another",
                            connection -> small.inDatabase(
                                    new Identifier("postgres"), "a third", WarmConnectionsTest::backend))
                    .await()
                    .atMost(PATIENCE);
        }
    }

    @Test
    void noneIsKeptWhereNoneIsToBe() {
        var cold = cluster(Map.of("groundplan.worker.connections.warm", "0"));
        var first = ask(cold, "one", BACKEND);
        assertNotEquals(first, ask(cold, "two", BACKEND));
    }

    /** Nothing here is about a server that does not answer, and a busy machine takes its time to connect. */
    private static Cluster cluster(Map<String, String> settings) {
        var patient = new HashMap<>(settings);
        patient.put("groundplan.worker.connections.timeout", "30s");
        return ClustersAt.port(TestServers.tenant().port(), VERTX, patient)
                .find("local")
                .orElseThrow();
    }

    private static Uni<Integer> backend(SqlConnection connection) {
        return connection.query(BACKEND).execute().map(rows -> rows.iterator()
                .next()
                .getInteger(0));
    }

    /** Until the connection waits for work. */
    private static void awaitIdle(int backend) {
        var look = cluster(Map.of("groundplan.worker.connections.warm", "0"));
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> ask(
                        look, "look", "select application_name from pg_stat_activity where pid = %d".formatted(backend))
                .equals("groundplan idle"));
    }

    private int integer(String sql) {
        return Integer.parseInt(text("test", sql));
    }

    private String text(String application, String sql) {
        return ask(cluster, application, sql);
    }

    private List<String> row(String sql) {
        return cluster.asAdmin("test", connection -> connection
                        .query(sql)
                        .execute()
                        .map(rows -> rows.iterator().next())
                        .map(row -> IntStream.range(0, row.size())
                                .mapToObj(row::getString)
                                .toList()))
                .await()
                .atMost(PATIENCE);
    }

    /** The first column that the last statement answers. */
    private static String ask(Cluster cluster, String application, String sql) {
        return cluster.asAdmin(
                        application,
                        connection -> connection.query(sql).execute().map(rows -> {
                            var last = rows;
                            while (last.next() != null) {
                                last = last.next();
                            }
                            return String.valueOf(last.iterator().next().getValue(0));
                        }))
                .await()
                .atMost(PATIENCE);
    }
}
