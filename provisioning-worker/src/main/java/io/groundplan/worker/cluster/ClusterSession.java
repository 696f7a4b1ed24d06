package io.groundplan.worker.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.worker.retry.TransientFailureException;

/**
 * One execution's hold on a cluster: the administrator's connection, the marker of its project, and a guard that is
 * asked before every statement that changes something.
 */
public final class ClusterSession {
    private static final String EVICT =
            """
            select pg_terminate_backend(pid, 5000)
            from pg_stat_activity
            where (application_name = $1 or starts_with(application_name, $1 || ' '))
                and usename = current_user
                and pid <> pg_backend_pid()
            """;

    private static final int EVICTIONS = 3;
    private static final String DATABASE_RESOURCE = "database:";

    private final Cluster cluster;
    private final SqlConnection admin;
    private final Marker marker;
    private final String application;
    private final Runnable guard;
    private final Set<Identifier> copies = ConcurrentHashMap.newKeySet();
    private final Map<List<String>, Optional<?>> known = new ConcurrentHashMap<>();
    private volatile Consumer<String> listener = line -> {};

    private ClusterSession(Cluster cluster, SqlConnection admin, Marker marker, String application, Runnable guard) {
        this.cluster = cluster;
        this.admin = admin;
        this.marker = marker;
        this.application = application;
        this.guard = guard;
    }

    /** What sessions for the whole project are called; ending them ends those for its databases too. */
    public static String applicationOf(ProjectId project) {
        return "groundplan " + project.text();
    }

    /** What sessions for that resource of the project are called: jobs of two databases leave each other alone. */
    public static String applicationOf(ProjectId project, String lockedResource) {
        return lockedResource.startsWith(DATABASE_RESOURCE)
                ? applicationOf(project) + " " + lockedResource.substring(DATABASE_RESOURCE.length())
                : applicationOf(project);
    }

    /**
     * Opens a session, which fails when the cluster falls silent; first ending what an earlier execution for the same
     * resource may still have open there: its lease is lost, but a statement that it sent could still be at work.
     *
     * @param application names the locked resource, at most 63 bytes
     * @param guard throws when the lease is lost
     */
    public static <T> Uni<T> open(
            Cluster cluster, Marker marker, String application, Runnable guard, Function<ClusterSession, Uni<T>> work) {
        Uni<T> whole = cluster.asAdmin(application, admin -> {
            var session = new ClusterSession(cluster, admin, marker, application, guard);
            return session.evict(EVICTIONS).chain(() -> work.apply(session));
        });
        return Uni.combine().any().of(cluster.health().silence(), whole);
    }

    /** Goes on only when nobody was found: a session that does not end may still be at work. */
    private Uni<Void> evict(int attempts) {
        return catalog()
                .all(EVICT, row -> row.getBoolean(0), Tuple.of(application))
                .chain(found -> {
                    if (found.isEmpty()) {
                        return Uni.createFrom().voidItem();
                    }
                    return attempts > 1
                            ? evict(attempts - 1)
                            : Uni.createFrom()
                                    .failure(new TransientFailureException(
                                            "an earlier execution is still at work on cluster " + cluster.id()));
                });
    }

    /** Who wants to hear what a step tells while it is at work. */
    public void tellTo(Consumer<String> progress) {
        listener = progress;
    }

    /** One line about what was done just now: names and counts. */
    public void tell(String line) {
        listener.accept(line);
    }

    /** Throws when the lease is lost. */
    public void requireLease() {
        guard.run();
    }

    /** What the connections of this execution are called on the server. */
    public String application() {
        return application;
    }

    public Cluster cluster() {
        return cluster;
    }

    public Marker marker() {
        return marker;
    }

    /** Reads through the administrator's connection; facts are read again after each statement that changes something. */
    public Catalog catalog() {
        return new Catalog(admin, known);
    }

    /**
     * Sends SQL as one simple query. Several statements in it are one transaction, unless one of them refuses to be in
     * any, as CREATE DATABASE does.
     */
    public Uni<Void> execute(String sql) {
        return execute(admin, sql, known::clear);
    }

    /** The same, and asks right behind it, without waiting for the answer, what is there now. */
    public Uni<Void> executeAndSee(String sql, Function<Catalog, Uni<?>> question) {
        return execute(sql, known::clear, question);
    }

    /** The same for SQL that changes nothing but that role: what is known of everything else holds. */
    public Uni<Void> executeOnRoleAndSee(Identifier role, String sql, Function<Catalog, Uni<?>> question) {
        return execute(sql, () -> Catalog.forgetRole(known, role), question);
    }

    /** Reads in another database of the cluster. */
    public <T> Uni<T> readIn(Identifier database, Function<Catalog, Uni<T>> work) {
        return cluster.inDatabase(database, application, connection -> work.apply(new Catalog(connection)));
    }

    /** Sends SQL in another database of the cluster. */
    public Uni<Void> executeIn(Identifier database, String sql) {
        copies.remove(database);
        return cluster.inDatabase(database, application, connection -> execute(connection, sql, known::clear));
    }

    /** This execution has just made the database a copy of a finished template, whose contents are known. */
    public void hasCopied(Identifier database) {
        copies.add(database);
    }

    /** Whether nothing has happened in the database since it became a copy. */
    public boolean isUntouchedCopy(Identifier database) {
        return copies.contains(database);
    }

    /** The server answers in this order, so what is seen is as it is after the change. */
    private Uni<Void> execute(String sql, Runnable forget, Function<Catalog, Uni<?>> question) {
        return Uni.createFrom().deferred(() -> {
            var seen = new ConcurrentHashMap<List<String>, Optional<?>>();
            return Uni.join()
                    .all(
                            execute(admin, sql, forget),
                            Uni.createFrom()
                                    .deferred(() -> question.apply(new Catalog(admin, seen)))
                                    .replaceWithVoid())
                    .andFailFast()
                    .invoke(() -> known.putAll(seen))
                    .replaceWithVoid();
        });
    }

    private Uni<Void> execute(SqlConnection connection, String sql, Runnable forget) {
        return Uni.createFrom().deferred(() -> {
            guard.run();
            return connection
                    .query(sql)
                    .execute()
                    .replaceWithVoid()
                    .onTermination()
                    .invoke(forget);
        });
    }
}
