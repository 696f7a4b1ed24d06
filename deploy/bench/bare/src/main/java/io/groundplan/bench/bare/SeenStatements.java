package io.groundplan.bench.bare;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.inject.Singleton;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

/** Statements that the measured service was seen to run, run on its database by nothing but the client. */
@Singleton
class SeenStatements {
    private final Pool served;
    private final List<SeenStatement> statements = new CopyOnWriteArrayList<>();

    SeenStatements(@ReactiveDataSource("served") Pool served) {
        this.served = served;
    }

    /** Answers the number under which the statement is run from now on. */
    synchronized int add(String sql) {
        statements.add(new SeenStatement(sql));
        return statements.size() - 1;
    }

    /** The project that the statement finds for the user. */
    Uni<Project> run(int number, UUID user, UUID project) {
        var statement = statements.get(number);
        return served.preparedQuery(statement.sql())
                .execute(Tuple.of(user, project))
                .map(rows -> rows.size() == 0 ? null : statement.project(rows));
    }
}
