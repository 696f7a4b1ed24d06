package io.groundplan.runtime.orm;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

import io.groundplan.runtime.sql.Transactions;

/** Transactions of the Hibernate Reactive session, shared with the entities of the use case. */
@ApplicationScoped
public class OrmTransactions implements Transactions {

    @Override
    public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return Panache.withTransaction(work);
    }

    @Override
    public Uni<Integer> update(String sql, Object... parameters) {
        return Panache.getSession().chain(session -> {
            var query = session.createNativeQuery(numbered(sql));
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.executeUpdate();
        });
    }

    @Override
    public Uni<Optional<Object[]>> first(String sql, Object... parameters) {
        return Panache.getSession().chain(session -> {
            Mutiny.SelectionQuery<Object[]> query = session.createNativeQuery(numbered(sql), Object[].class);
            for (int i = 0; i < parameters.length; i++) {
                query.setParameter(i + 1, parameters[i]);
            }
            return query.getResultList().map(rows -> rows.stream().findFirst());
        });
    }

    /** Hibernate numbers native parameters `?1`, PostgreSQL `$1`. */
    private static String numbered(String sql) {
        return sql.replace('$', '?');
    }
}
