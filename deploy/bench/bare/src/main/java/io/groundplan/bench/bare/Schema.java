package io.groundplan.bench.bare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.sqlclient.Pool;

/** Makes the tables at the first start. */
@Singleton
class Schema {
    private static final String IS_THERE = "select 1 from pg_class where relname = 'project'";

    private final Pool pool;

    Schema(Pool pool) {
        this.pool = pool;
    }

    void create(@Observes StartupEvent started) {
        if (pool.query(IS_THERE).executeAndAwait().size() == 0) {
            pool.query(statements()).executeAndAwait();
        }
    }

    private static String statements() {
        try (var file = Schema.class.getResourceAsStream("/schema.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema cannot be read", e);
        }
    }
}
