package io.groundplan.worker.copy;

import java.util.List;
import java.util.function.Consumer;

import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

import io.groundplan.worker.cluster.Identifier;

/**
 * Makes objects as the copy's own login acting as its owner. Whatever code of the tenant runs by that, in a check, an
 * index, a generated column or a refresh, has the tenant's rights and cannot get more: the session was never anyone
 * else's. Statements go as simple queries, as they are.
 */
final class Restorer {
    private static final String PATH = "pg_catalog, pg_temp";

    private final SqlConnection connection;
    private final Identifier owner;
    private final Runnable guard;

    Restorer(SqlConnection connection, Identifier owner, Runnable guard) {
        this.connection = connection;
        this.owner = owner;
        this.guard = guard;
    }

    /** Brings back what code of the tenant may have changed in the session; every name in a statement is qualified. */
    void pin() {
        run("session", "set role " + owner.quoted());
        searchPath(PATH);
        run("session", "set check_function_bodies to off");
    }

    /** The one that clients have, for statements that only run what is there already. */
    void searchPath(String path) {
        try {
            connection
                    .preparedQuery("select set_config('search_path', $1, false)")
                    .execute(Tuple.of(path))
                    .await()
                    .indefinitely();
        } catch (PgException e) {
            throw CopyFailures.making("search path", e);
        }
    }

    void make(List<CatalogObject> objects) {
        objects.forEach(object -> object.statements().forEach(statement -> run(object.description(), statement)));
    }

    void run(String what, String statement) {
        guard.run();
        try {
            connection.query(statement).execute().await().indefinitely();
        } catch (PgException e) {
            throw CopyFailures.making(what, e);
        }
    }

    /** Each statement under what it is about. */
    void refresh(List<CatalogObject> materializedViews, Consumer<CatalogObject> done) {
        materializedViews.forEach(view -> view.refresh().ifPresent(statement -> {
            run(view.description(), statement);
            done.accept(view);
        }));
    }
}
