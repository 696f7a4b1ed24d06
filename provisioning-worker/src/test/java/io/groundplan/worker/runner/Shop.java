package io.groundplan.worker.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgConnection;
import io.vertx.pgclient.PgConnectOptions;

import io.groundplan.testkit.quarkus.TestServers;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** A project whose database holds the schema and rows of a shop, made by its own client. */
final class Shop {
    private Shop() {}

    static Tenant opened(Engine engine) {
        var tenant = Tenant.create();
        assertEquals("completed", engine.run(tenant, tenant.provision()).state());
        run(tenant, script());
        return tenant;
    }

    /** As it is, by a client that does not look into it. */
    private static void run(Tenant tenant, String script) {
        var vertx = Vertx.vertx();
        try {
            var connection = PgConnection.connectAndAwait(
                    vertx,
                    new PgConnectOptions()
                            .setHost("localhost")
                            .setPort(TestServers.tenant().port())
                            .setDatabase(tenant.database())
                            .setUser(tenant.target().loginRole())
                            .setPassword(tenant.password()));
            connection.query(script).executeAndAwait();
            connection.closeAndAwait();
        } finally {
            vertx.closeAndAwait();
        }
    }

    private static String script() {
        try (var file = Shop.class.getResourceAsStream("/clone/shop.sql")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
