package io.groundplan.runtime.sql;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import io.smallrye.mutiny.Uni;

/**
 * The transaction of a use case. Outbox, inbox and idempotency write through it, so that their rows commit or vanish
 * together with the change they belong to.
 */
public interface Transactions {

    /** Runs the work in a transaction; joins the one that is already open on this request or message. */
    <T> Uni<T> inTransaction(Supplier<Uni<T>> work);

    /** Executes one statement with `$1` parameters, none of them null, and answers the number of rows changed. */
    Uni<Integer> update(String sql, Object... parameters);

    /**
     * Has rows written in the open transaction, before it commits: in the order in which they were given, and where that
     * can wait, all that the transaction gives to this writer at once and last.
     */
    default <T> Uni<Void> write(List<T> rows, Function<List<T>, Uni<Void>> writer) {
        return writer.apply(rows);
    }

    /** Calls it as soon as the open transaction has committed, and never if it does not. It must neither wait nor fail. */
    Uni<Void> afterCommit(Runnable action);

    /** The columns of the first row, if any; the statement has at least two columns. */
    Uni<Optional<Object[]>> first(String sql, Object... parameters);
}
