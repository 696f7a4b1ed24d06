package io.groundplan.worker.cluster;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Connections of the administrator that outlive their work. Only one whose work succeeded is kept, so that no statement is
 * under way on it and no transaction is open, and only after everything that a session can have set is set back: to what
 * was sent when it was opened, pinned `search_path` above all. All others are closed, as are those that nobody needs.
 */
final class WarmConnections {
    /** What DISCARD ALL does but for prepared statements, which hold nothing of the work that they served. */
    private static final String RESET =
            """
            reset all;
            reset role;
            reset session authorization;
            select pg_advisory_unlock_all();
            close all;
            unlisten *;
            discard temp;
            discard sequences
            """;

    private static final String NAME = "select set_config('application_name', $1, false)";

    /** How long one that was kept may take to show that it is alive. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(1);

    private static final long LONGEST_IDLE_MILLIS = 60_000;

    private final Supplier<Uni<SqlConnection>> connect;
    private final Runnable closed;
    private final int most;
    private final Vertx vertx;
    private final Deque<Warm> idle = new ConcurrentLinkedDeque<>();

    /**
     * @param connect opens one more
     * @param closed told of each that is closed
     * @param most how many may wait for work
     */
    WarmConnections(Supplier<Uni<SqlConnection>> connect, Runnable closed, int most, Vertx vertx) {
        this.connect = connect;
        this.closed = closed;
        this.most = most;
        this.vertx = vertx;
    }

    /** Runs the work on one that bears that name on the server until the work is over. */
    <T> Uni<T> with(String application, Function<SqlConnection, Uni<T>> work) {
        return take(application).chain(warm -> Uni.createFrom()
                .deferred(() -> work.apply(warm.connection))
                .onTermination()
                .invoke((item, failure, cancelled) -> {
                    if (failure == null && !cancelled) {
                        putBack(warm);
                    } else {
                        close(warm);
                    }
                }));
    }

    /** Makes room for a connection of another kind; answers whether there was one to spare. */
    boolean closeOne() {
        var oldest = idle.pollLast();
        if (oldest != null) {
            close(oldest);
        }
        return oldest != null;
    }

    private Uni<Warm> take(String application) {
        return Uni.createFrom().deferred(() -> {
            var warm = idle.pollFirst();
            return warm == null
                    ? connect.get().map(Warm::new).chain(fresh -> named(fresh, application))
                    : named(warm, application)
                            .ifNoItem()
                            .after(SIGN_OF_LIFE)
                            .fail()
                            .onFailure()
                            .recoverWithUni(() -> take(application));
        });
    }

    private Uni<Warm> named(Warm warm, String application) {
        return warm.connection
                .preparedQuery(NAME)
                .execute(Tuple.of(application))
                .replaceWith(warm)
                .onFailure()
                .invoke(() -> close(warm))
                .onCancellation()
                .invoke(() -> close(warm));
    }

    private void putBack(Warm warm) {
        warm.connection.query(RESET).execute().subscribe().with(ignored -> rest(warm), failure -> close(warm));
    }

    private void rest(Warm warm) {
        if (idle.size() >= most) {
            close(warm);
            return;
        }
        var resting = new Warm(warm.connection);
        resting.connection.closeHandler(() -> {
            idle.remove(resting);
            close(resting);
        });
        idle.addFirst(resting);
        vertx.setTimer(LONGEST_IDLE_MILLIS, ignored -> {
            if (idle.remove(resting)) {
                close(resting);
            }
        });
    }

    private void close(Warm warm) {
        if (warm.open.compareAndSet(true, false)) {
            warm.connection.closeHandler(() -> {});
            // the plain client: at shutdown, when the server's side of these goes, there is no Mutiny left to ask
            warm.connection.getDelegate().close();
            closed.run();
        }
    }

    /** A connection between two pieces of work: each time it rests it is a new one of these. */
    private static final class Warm {
        private final SqlConnection connection;
        private final AtomicBoolean open = new AtomicBoolean(true);

        private Warm(SqlConnection connection) {
            this.connection = connection;
        }
    }
}
