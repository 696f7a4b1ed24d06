package io.groundplan.runtime.orm;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.engine.ReactiveAfterTransactionCompletionProcess;
import org.hibernate.reactive.mutiny.Mutiny;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;
import org.hibernate.reactive.session.ReactiveSession;

import io.groundplan.runtime.sql.Transactions;

/**
 * Transactions of the Hibernate Reactive session, shared with the entities of the use case. Plain statements go to the
 * session's connection, after what its entities have to write: as native queries they would cost several times as much.
 */
@Singleton
public class OrmTransactions implements Transactions {

    @Override
    public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work);
    }

    @Override
    public Uni<Integer> update(String sql, Object... parameters) {
        return onConnection(connection -> connection.update(sql, parameters));
    }

    @Override
    public Uni<Optional<Object[]>> first(String sql, Object... parameters) {
        return onConnection(connection -> connection.select(sql, parameters))
                .map(rows -> rows.hasNext() ? Optional.of(rows.next()) : Optional.empty());
    }

    @Override
    public Uni<Void> afterCommit(Runnable action) {
        ReactiveAfterTransactionCompletionProcess process = (committed, session) -> {
            if (committed) {
                action.run();
            }
            return CompletableFuture.completedFuture(null);
        };
        return Panache.getSession()
                .invoke(session -> ((MutinySessionImpl) session)
                        .unwrap(ReactiveSession.class)
                        .getReactiveActionQueue()
                        .registerProcess(process))
                .replaceWithVoid();
    }

    private static <T> Uni<T> onConnection(Function<ReactiveConnection, CompletionStage<T>> statement) {
        return Panache.getSession().chain(session -> session.flush()
                .chain(() -> Uni.createFrom().completionStage(() -> statement.apply(connectionOf(session)))));
    }

    private static ReactiveConnection connectionOf(Mutiny.Session session) {
        return ((MutinySessionImpl) session).getReactiveConnection();
    }
}
