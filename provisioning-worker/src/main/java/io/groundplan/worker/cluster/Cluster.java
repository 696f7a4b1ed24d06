package io.groundplan.worker.cluster;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgException;
import io.vertx.pgclient.SslMode;

import io.groundplan.worker.WorkerConfig;
import io.groundplan.worker.retry.TransientFailureException;

/**
 * A tenant cluster as its administrator reaches it. Some connections to the administrator's database are kept between
 * two jobs, see {@link WarmConnections}; one to any other database lives for one piece of work and is closed.
 */
public final class Cluster {
    /** Of its patience, what a look waits for a lock. */
    private static final int LOCK_SHARE = 5;

    /** The name on the server of connections that wait for work. */
    private static final String IDLE = "groundplan idle";

    private final String id;
    private final ClustersConfig.Settings settings;
    private final WorkerConfig.Connections limits;
    private final Vertx vertx;
    private final AtomicInteger open = new AtomicInteger();
    private final TemplateDemand demand = new TemplateDemand();
    private final Offers offers = new Offers();
    private final WarmConnections warm;
    private final ClusterHealth health;

    Cluster(String id, ClustersConfig.Settings settings, WorkerConfig.Connections limits, Vertx vertx) {
        this.id = id;
        this.settings = settings;
        this.limits = limits;
        this.vertx = vertx;
        this.warm = new WarmConnections(this::connectAdmin, open::decrementAndGet, limits.warm(), vertx);
        this.health = new ClusterHealth(id, limits.silence());
    }

    public String id() {
        return id;
    }

    public ClustersConfig.Settings settings() {
        return settings;
    }

    public TemplateDemand demand() {
        return demand;
    }

    Offers offers() {
        return offers;
    }

    /** The role of its connection pooler, if it has one. */
    public Optional<Identifier> pooler() {
        return settings.poolerRole().map(Identifier::new);
    }

    public ClusterHealth health() {
        return health;
    }

    public WorkerConfig.Connections limits() {
        return limits;
    }

    /**
     * Runs the work on a connection to the administrator's database that is nobody else's meanwhile and as good as new.
     *
     * @param application its name on the server
     */
    public <T> Uni<T> asAdmin(String application, Function<SqlConnection, Uni<T>> work) {
        return warm.with(application, work);
    }

    /** Runs the work on a new connection to another database and closes it whatever happens. */
    public <T> Uni<T> inDatabase(Identifier database, String application, Function<SqlConnection, Uni<T>> work) {
        return connected(database.name(), application, work);
    }

    /**
     * A look into another database that is over when the patience is, whatever the server does. What it left behind ends
     * soon after: a statement by the server's clock, and a connection on which nothing moves by ours.
     */
    public <T> Uni<T> lookInto(
            Identifier database, String application, Duration patience, Function<SqlConnection, Uni<T>> work) {
        var options = options(database.name(), application, patience, patience.dividedBy(LOCK_SHARE));
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS).setIdleTimeout((int) (2 * patience.toMillis()));
        return connected(options, work).ifNoItem().after(patience).fail();
    }

    /**
     * As a login role of the database that acts as that other role, without time-outs: for work whose end its lease and
     * its deadline decide.
     */
    public <T> Uni<T> asLogin(
            Identifier database, RoleLogin login, String application, Function<SqlConnection, Uni<T>> work) {
        var options = options(database.name(), application, Duration.ZERO, Duration.ZERO)
                .setUser(login.login().name())
                .setPassword(login.password())
                .addProperty("role", login.role().name())
                .addProperty("idle_in_transaction_session_timeout", "0");
        return connected(options, work);
    }

    /** Keeps places for connections that the work opens by other means. */
    public <T> Uni<T> reserving(int connections, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            int taken = open.addAndGet(connections);
            while (taken > limits.perCluster() && warm.closeOne()) {
                taken = open.get();
            }
            if (taken > limits.perCluster()) {
                open.addAndGet(-connections);
                throw allInUse();
            }
            return Uni.createFrom().<T>deferred(work::get).onTermination().invoke(() -> open.addAndGet(-connections));
        });
    }

    /**
     * A question to the administrator's database which shows whether the cluster is of use. It is over when the patience
     * is, counts for the cluster's health, and finds a way however many connections there are.
     */
    public <T> Uni<T> look(String application, Duration patience, Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            long askedAt = System.nanoTime();
            var options = options(settings.adminDatabase(), application, patience, patience.dividedBy(LOCK_SHARE));
            return onConnection(connect(options), work)
                    .ifNoItem()
                    .after(patience)
                    .fail()
                    .invoke(health::connected)
                    .onFailure()
                    .invoke(failure -> notOfUse(failure, askedAt));
        });
    }

    private TransientFailureException allInUse() {
        return new TransientFailureException("all connections of this worker to cluster %s are in use".formatted(id));
    }

    private <T> Uni<T> connected(String database, String application, Function<SqlConnection, Uni<T>> work) {
        return connected(options(database, application, limits.statementTimeout(), limits.lockTimeout()), work);
    }

    private <T> Uni<T> connected(PgConnectOptions options, Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            countOneMore();
            return onConnection(connectNoting(options), work).onTermination().invoke(open::decrementAndGet);
        });
    }

    private static <T> Uni<T> onConnection(Uni<SqlConnection> connecting, Function<SqlConnection, Uni<T>> work) {
        return connecting.chain(connection -> work.apply(connection)
                .onTermination()
                .call(() -> connection.close().onFailure().recoverWithNull()));
    }

    private Uni<SqlConnection> connectAdmin() {
        countOneMore();
        var options = options(settings.adminDatabase(), IDLE, limits.statementTimeout(), limits.lockTimeout())
                .setCachePreparedStatements(true);
        return connectNoting(options)
                .onFailure()
                .invoke(open::decrementAndGet)
                .onCancellation()
                .invoke(open::decrementAndGet);
    }

    private void countOneMore() {
        if (open.incrementAndGet() > limits.perCluster() && !warm.closeOne()) {
            open.decrementAndGet();
            throw allInUse();
        }
    }

    /** What becomes of it says how the cluster is. */
    private Uni<SqlConnection> connectNoting(PgConnectOptions options) {
        long askedAt = System.nanoTime();
        return connect(options).invoke(health::connected).onFailure().invoke(failure -> notConnected(failure, askedAt));
    }

    private void notOfUse(Throwable failure, long askedAt) {
        if (failure instanceof PgException) {
            health.unusable();
        } else {
            health.unanswered(askedAt);
        }
    }

    private void notConnected(Throwable failure, long askedAt) {
        if (failure instanceof PgException) {
            health.heard();
        } else {
            health.unanswered(askedAt);
        }
    }

    /** A connection that comes after nobody waits for it any more is closed. */
    private Uni<SqlConnection> connect(PgConnectOptions options) {
        return Uni.createFrom()
                .<SqlConnection>emitter(emitter -> {
                    var abandoned = new AtomicBoolean();
                    emitter.onTermination(() -> abandoned.set(true));
                    PgConnection.connect(vertx, options)
                            .subscribe()
                            .with(
                                    connection -> {
                                        if (abandoned.get()) {
                                            connection.closeAndForget();
                                        } else {
                                            emitter.complete(connection);
                                        }
                                    },
                                    emitter::fail);
                })
                .ifNoItem()
                .after(limits.timeout())
                .fail();
    }

    /** Settings sent with the connection win over what an owner set for their database, `search_path` above all. */
    private PgConnectOptions options(
            String database, String application, Duration statementTimeout, Duration lockTimeout) {
        var options = new PgConnectOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setDatabase(database)
                .setUser(settings.adminUser())
                .setPassword(settings.adminPassword())
                .setSslMode(settings.sslMode())
                .addProperty("application_name", application)
                .addProperty("search_path", "pg_catalog, pg_temp")
                .addProperty("role", "none")
                .addProperty("default_transaction_read_only", "off")
                .addProperty("standard_conforming_strings", "on")
                .addProperty("client_min_messages", "warning")
                .addProperty("statement_timeout", millis(statementTimeout))
                .addProperty("lock_timeout", millis(lockTimeout));
        options.setConnectTimeout((int) limits.timeout().toMillis());
        settings.sslRootCertificate()
                .ifPresentOrElse(
                        file -> options.setPemTrustOptions(new PemTrustOptions().addCertPath(file.toString())),
                        () -> options.setTrustAll(
                                settings.sslMode() != SslMode.VERIFY_CA && settings.sslMode() != SslMode.VERIFY_FULL));
        return options;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
