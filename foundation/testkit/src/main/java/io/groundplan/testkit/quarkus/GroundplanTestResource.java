package io.groundplan.testkit.quarkus;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import io.groundplan.testkit.embedded.QuietLogs;

/**
 * What every service needs to start in a test: a database of its own on the shared control server, Kafka, an issuer and
 * the internal credential. Each start of Quarkus gets a new database.
 */
public final class GroundplanTestResource implements QuarkusTestResourceLifecycleManager {
    private static final String OWNER = "groundplan-owner";
    private static final String SERVICE = "groundplan";
    private static final String PASSWORD = "groundplan-test";

    @Override
    public Map<String, String> start() {
        var database = "test_" + UUID.randomUUID().toString().replace('-', '_');
        var postgres = TestServers.postgres();
        postgres.createOwnedDatabase(database, OWNER, PASSWORD);
        postgres.createLogin(SERVICE, PASSWORD);
        var config = new HashMap<String, String>();
        // any free one, so that two builds of one machine do not meet
        config.put("quarkus.http.test-port", "0");
        var jdbcUrl = "jdbc:" + postgres.reactiveUrl(database);
        config.put("quarkus.datasource.jdbc.url", jdbcUrl);
        config.put("quarkus.datasource.reactive.url", postgres.reactiveUrl(database));
        config.put("quarkus.datasource.username", SERVICE);
        config.put("quarkus.datasource.password", PASSWORD);
        // as in production: whoever migrates owns the tables, the service may only use them
        config.put("quarkus.flyway.jdbc-url", jdbcUrl);
        config.put("quarkus.flyway.username", OWNER);
        config.put("quarkus.flyway.password", PASSWORD);
        config.put("groundplan.database.service-role", SERVICE);
        config.put("kafka.bootstrap.servers", TestServers.kafka().bootstrapServers());
        config.put("groundplan.jwt.issuers.test.issuer", TestServers.ISSUER);
        config.put("groundplan.jwt.issuers.test.jwks-url", TestServers.jwks().url());
        config.put("groundplan.jwt.issuers.test.audience", TestServers.tokens().audience());
        config.put("groundplan.internal.credential", TestServers.INTERNAL_CREDENTIAL);
        // as many as a test wants, and still counted
        config.put("groundplan.rate-limit.principal-requests", "1000000000");
        // for the services that keep secrets
        config.put("groundplan.secrets.current-key-id", "k1");
        config.put("groundplan.secrets.keys.k1", "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
        QuietLogs.LEVELS.forEach(
                (category, level) -> config.put("quarkus.log.category.\"" + category + "\".level", level));
        return config;
    }

    @Override
    public void stop() {
        TestServers.closeJwks();
    }
}
