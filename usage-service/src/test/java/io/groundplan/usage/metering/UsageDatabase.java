package io.groundplan.usage.metering;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

import io.groundplan.testkit.embedded.PostgresServer;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.time.SettableClock;

/** A database of its own with the service's tables, and the classes that write them, as of a clock that a test sets. */
final class UsageDatabase implements AutoCloseable {
    static final Duration GENERATION = Duration.ofDays(12);

    private final String name = "usage_" + UUID.randomUUID().toString().replace('-', '_');
    private final Vertx vertx = Vertx.vertx();
    final SettableClock clock;
    final PGSimpleDataSource database = new PGSimpleDataSource();
    final PartitionDdl ddl;
    final RollupPartitions rollups;
    final EventGenerations generations;
    final Pool pool;
    final UsageStore store;

    /** The tables are as the migrations made them: without any partition of the sums. */
    private UsageDatabase(SettableClock clock) {
        this.clock = clock;
        TestServers.postgres().createDatabase(name);
        database.setUrl(TestServers.postgres().jdbcUrl(name, PostgresServer.ADMIN));
        Flyway.configure()
                .dataSource(database)
                .locations("db/foundation", "db/migration")
                .outOfOrder(true)
                .placeholders(Map.of("service-role", "current_user"))
                .load()
                .migrate();
        ddl = new PartitionDdl(database);
        rollups = new RollupPartitions(ddl);
        generations = new EventGenerations(ddl, new TestMetering(GENERATION));
        var server = new PgConnectOptions()
                .setPort(TestServers.postgres().port())
                .setHost("localhost")
                .setDatabase(name)
                .setUser(PostgresServer.ADMIN)
                .setCachePreparedStatements(true)
                .addProperty("timezone", "Asia/Kathmandu");
        pool = Pool.newInstance(PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(server)
                .using(vertx.getDelegate())
                .build());
        store = new PostgresUsageStore(pool);
        // what the libraries set up once, they do not set up on several threads at a time
        count(List.of());
    }

    static UsageDatabase at(String now) {
        var database = new UsageDatabase(SettableClock.at(now));
        database.change("update usage_generation set opened_at = timestamptz '" + now + "'");
        return database;
    }

    /** A replica's upkeep. */
    UsageUpkeep upkeep() {
        return new UsageUpkeep(database, rollups, generations, clock);
    }

    int count(List<Usage> events) {
        return store.count(events, List.of()).await().atMost(Duration.ofSeconds(30));
    }

    void change(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<String> partitions(String table) {
        try {
            return ddl.partitionsOf(table);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** First column to all others, of every row. */
    TreeMap<String, String> rows(String sql) {
        try (var connection = connection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new TreeMap<String, String>();
            while (result.next()) {
                var columns = new ArrayList<String>();
                for (int i = 2; i <= result.getMetaData().getColumnCount(); i++) {
                    columns.add(result.getString(i));
                }
                rows.put(result.getString(1), String.join(" ", columns));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Connection connection() throws SQLException {
        return database.getConnection();
    }

    static String minutesOf(String day) {
        return RollupPartition.ofMinutes(LocalDate.parse(day)).name();
    }

    @Override
    public void close() {
        pool.close().await().indefinitely();
        vertx.close().await().indefinitely();
    }
}
