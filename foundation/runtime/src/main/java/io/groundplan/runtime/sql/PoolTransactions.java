package io.groundplan.runtime.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Transactions on the plain PostgreSQL client, for services that keep no entities. */
@Singleton
@DefaultBean
public class PoolTransactions implements Transactions {
    private static final String CURRENT = PoolTransactions.class.getName();

    private final Pool pool;

    private record Open(SqlConnection connection, List<Runnable> afterCommit) {}

    PoolTransactions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> current().isPresent() ? work.get() : begin(work));
    }

    /** For statements that {@link Transactions} cannot express: the connection of the open transaction. */
    public <T> Uni<T> onConnection(Function<SqlConnection, Uni<T>> work) {
        return Uni.createFrom().deferred(() -> work.apply(require().connection()));
    }

    @Override
    public Uni<Void> afterCommit(Runnable action) {
        return Uni.createFrom().voidItem().invoke(() -> require().afterCommit().add(action));
    }

    @Override
    public Uni<Integer> update(String sql, Object... parameters) {
        return onConnection(connection -> connection.preparedQuery(sql).execute(Tuple.from(parameters)))
                .map(rows -> rows.rowCount());
    }

    @Override
    public Uni<Optional<Object[]>> first(String sql, Object... parameters) {
        return onConnection(connection -> connection.preparedQuery(sql).execute(Tuple.from(parameters)))
                .map(rows -> {
                    var iterator = rows.iterator();
                    if (!iterator.hasNext()) {
                        return Optional.empty();
                    }
                    var row = iterator.next();
                    var columns = new Object[row.size()];
                    for (int i = 0; i < columns.length; i++) {
                        columns[i] = row.getValue(i);
                    }
                    return Optional.of(columns);
                });
    }

    private <T> Uni<T> begin(Supplier<Uni<T>> work) {
        var afterCommit = new ArrayList<Runnable>();
        return pool.withTransaction(connection -> {
                    ContextLocals.put(CURRENT, new Open(connection, afterCommit));
                    return Uni.createFrom().deferred(work::get).eventually(() -> ContextLocals.remove(CURRENT));
                })
                .invoke(() -> afterCommit.forEach(Runnable::run));
    }

    private static Open require() {
        return current().orElseThrow(() -> new IllegalStateException("no transaction is open here"));
    }

    private static Optional<Open> current() {
        return ContextLocals.get(CURRENT);
    }
}
