package io.groundplan.runtime.orm;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.engine.ReactiveActionQueue;
import org.hibernate.reactive.engine.ReactiveAfterTransactionCompletionProcess;
import org.hibernate.reactive.engine.ReactiveBeforeTransactionCompletionProcess;
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
    private static final String COLLECTED = OrmTransactions.class.getName();

    /** Rows that wait for the end of that transaction. */
    private record Collected<T>(Mutiny.Transaction transaction, Function<List<T>, Uni<Void>> writer, List<T> rows) {
        boolean is(Mutiny.Transaction open, Function<?, ?> wanted) {
            return transaction == open && writer == wanted;
        }
    }

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
    public <T> Uni<Void> write(List<T> rows, Function<List<T>, Uni<Void>> writer) {
        return Panache.getSession()
                .invoke(session -> collected(session, writer).rows().addAll(rows))
                .replaceWithVoid();
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
                .invoke(session -> actionsOf(session).registerProcess(process))
                .replaceWithVoid();
    }

    private static <T> Collected<T> collected(Mutiny.Session session, Function<List<T>, Uni<Void>> writer) {
        var open = session.currentTransaction();
        if (open == null) {
            throw new IllegalStateException("no transaction is open here");
        }
        return ContextLocals.<Collected<T>>get(COLLECTED)
                .filter(found -> found.is(open, writer))
                .orElseGet(() -> begin(session, new Collected<>(open, writer, new ArrayList<>())));
    }

    /** What a transaction collected that did not get so far must not get into the next one of its session. */
    private static <T> Collected<T> begin(Mutiny.Session session, Collected<T> collected) {
        ReactiveBeforeTransactionCompletionProcess process =
                ending -> session.currentTransaction() == collected.transaction()
                        ? collected.writer().apply(collected.rows()).subscribeAsCompletionStage()
                        : CompletableFuture.completedFuture(null);
        actionsOf(session).registerProcess(process);
        ContextLocals.put(COLLECTED, collected);
        return collected;
    }

    private static ReactiveActionQueue actionsOf(Mutiny.Session session) {
        return ((MutinySessionImpl) session).unwrap(ReactiveSession.class).getReactiveActionQueue();
    }

    private static <T> Uni<T> onConnection(Function<ReactiveConnection, CompletionStage<T>> statement) {
        return Panache.getSession().chain(session -> session.flush()
                .chain(() -> Uni.createFrom().completionStage(() -> statement.apply(connectionOf(session)))));
    }

    private static ReactiveConnection connectionOf(Mutiny.Session session) {
        return ((MutinySessionImpl) session).getReactiveConnection();
    }
}
