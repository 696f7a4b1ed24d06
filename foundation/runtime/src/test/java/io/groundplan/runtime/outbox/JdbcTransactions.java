package io.groundplan.runtime.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import io.smallrye.mutiny.Uni;

import io.groundplan.runtime.sql.Transactions;

/** Transactions over JDBC, one per thread, so that the outbox can be tried without the reactive client around it. */
final class JdbcTransactions implements Transactions {
    private final DataSource database;
    private final ThreadLocal<Connection> current = new ThreadLocal<>();
    private final ThreadLocal<List<Runnable>> afterCommit = ThreadLocal.withInitial(ArrayList::new);

    JdbcTransactions(DataSource database) {
        this.database = database;
    }

    /** Commits the work, or throws what it failed with. */
    <T> T commit(Supplier<Uni<T>> work) {
        return inTransaction(work).await().indefinitely();
    }

    @Override
    public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return Uni.createFrom().item(() -> {
            try (var connection = database.getConnection()) {
                connection.setAutoCommit(false);
                current.set(connection);
                // closing without a commit rolls back
                var result = work.get().await().indefinitely();
                connection.commit();
                afterCommit.get().forEach(Runnable::run);
                return result;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } finally {
                current.remove();
                afterCommit.remove();
            }
        });
    }

    @Override
    public Uni<Integer> update(String sql, Object... parameters) {
        try (var statement = current.get().prepareStatement(sql.replaceAll("\\$[0-9]+", "?"))) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return Uni.createFrom().item(statement.executeUpdate());
        } catch (SQLException e) {
            return Uni.createFrom().failure(e);
        }
    }

    @Override
    public Uni<Void> afterCommit(Runnable action) {
        afterCommit.get().add(action);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<Object[]>> first(String sql, Object... parameters) {
        throw new UnsupportedOperationException("the outbox only writes");
    }
}
