package io.groundplan.worker.sampler;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.core.Vertx;
import org.awaitility.Awaitility;

import io.groundplan.testkit.quarkus.TenantClusterTestResource;
import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.cluster.Clusters;

/** Sampling in the hands of a test: it says which databases are due, runs workers, and looks into the book. */
@ApplicationScoped
class Sampling {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SampleBook book;
    private final SampleMetrics metrics;
    private final Clusters clusters;
    private final WorkerConfig config;
    private final Vertx vertx;
    private final DataSource database;
    private final List<Sampler> running = new CopyOnWriteArrayList<>();

    Sampling(
            SampleBook book,
            SampleMetrics metrics,
            Clusters clusters,
            WorkerConfig config,
            Vertx vertx,
            DataSource database) {
        this.book = book;
        this.metrics = metrics;
        this.clusters = clusters;
        this.config = config;
        this.vertx = vertx;
        this.database = database;
    }

    SampleBook book() {
        return book;
    }

    void start(int workers, int connections) {
        IntStream.range(0, workers).forEach(i -> {
            var sampler = new Sampler(clusters, book, metrics, config, vertx, connections);
            running.add(sampler);
            sampler.start();
        });
    }

    /** Stops the workers and forgets the databases. */
    void clear() {
        running.forEach(Sampler::stop);
        running.clear();
        execute("delete from ready_database");
    }

    void add(SampledDatabase ready) {
        add(ready, TenantClusterTestResource.CLUSTER);
    }

    void add(SampledDatabase ready, String cluster) {
        execute("insert into ready_database (database_id, project_id, cluster_id, name) values ('%s', '%s', '%s', '%s')"
                .formatted(ready.id().value(), ready.project().value(), cluster, ready.name()));
    }

    SampledDatabase added() {
        var ready = SampledDatabase.create();
        add(ready);
        return ready;
    }

    /** Gives the database a plan that allows so many bytes. */
    void limit(SampledDatabase database, long bytes) {
        execute("update ready_database set login_role = name, storage_bytes = %d where database_id = '%s'"
                .formatted(bytes, database.id().value()));
    }

    /** Has this database looked at once more, by a look that begins after this call. */
    void look(SampledDatabase database) {
        execute("update ready_database set sample_after = now() + interval '1 hour'");
        Awaitility.await("end of looks under way")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> looksUnderWay() == 0);
        long before = samples(database);
        due();
        awaitSamples(database, before + 1);
    }

    /** Makes every database due now. */
    void due() {
        execute("update ready_database set sample_after = now()");
    }

    void expireLeases() {
        execute("update ready_database set sample_after = now(), sampling_until = now() - interval '1 second'");
    }

    void remove(SampledDatabase dropped) {
        execute("delete from ready_database where database_id = '%s'"
                .formatted(dropped.id().value()));
    }

    long samples(SampledDatabase ready) {
        return number(ready, "samples");
    }

    long failures(SampledDatabase ready) {
        return number(ready, "failures");
    }

    void awaitSamples(SampledDatabase ready, long count) {
        Awaitility.await("sample %d of %s".formatted(count, ready.name()))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> samples(ready) >= count);
    }

    void awaitFailure(SampledDatabase ready) {
        Awaitility.await("failure of " + ready.name())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> failures(ready) > 0);
    }

    Optional<DueDatabase> claim() {
        return book.claim(TenantClusterTestResource.CLUSTER, true).await().atMost(PATIENCE);
    }

    boolean taken(DueDatabase due, Sample sample) {
        return book.taken(due, sample).await().atMost(PATIENCE);
    }

    private long looksUnderWay() {
        return number("select count(*) from ready_database where sampling_until > now()");
    }

    private long number(SampledDatabase ready, String column) {
        return number("select %s from ready_database where database_id = '%s'"
                .formatted(column, ready.id().value()));
    }

    private long number(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) {
        try (var connection = database.getConnection()) {
            SampledDatabase.run(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
