package io.groundplan.bench.bare;

import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.groundplan.testkit.embedded.PostgresServer;

/** An empty database. */
public final class BareDatabase implements QuarkusTestResourceLifecycleManager {
    private PostgresServer postgres;

    @Override
    public Map<String, String> start() {
        postgres = PostgresServer.open(PostgresServer.Options.forTests());
        postgres.createDatabase("bare");
        return Map.of(
                "quarkus.datasource.reactive.url",
                postgres.reactiveUrl("bare"),
                "quarkus.datasource.username",
                PostgresServer.ADMIN,
                "quarkus.datasource.served.reactive.url",
                postgres.reactiveUrl("bare"),
                "quarkus.datasource.served.username",
                PostgresServer.ADMIN);
    }

    @Override
    public void stop() {
        postgres.close();
    }
}
