package io.groundplan.kubernetes.installation;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;

import io.groundplan.kubernetes.PodsTest;
import io.groundplan.kubernetes.Rendered;
import io.groundplan.kubernetes.Workload;
import io.groundplan.kubernetes.model.Postgres.Cluster;
import io.groundplan.kubernetes.model.Postgres.Database;
import io.groundplan.testkit.embedded.FreePort;
import io.groundplan.testkit.embedded.PostgresServer;
import io.groundplan.testkit.token.JwksServer;
import io.groundplan.testkit.token.TokenMint;

/**
 * The packaged services on this machine, each with the variables that its Deployment or Job has in the cluster: only
 * addresses and the places of files are others, and what Secrets hold is made up.
 */
final class Installation implements AutoCloseable {
    private static final String PASSWORD = "a-password-of-a-test";
    private static final String ISSUER = "https://issuer.groundplan.test";

    private final Rendered rendered;
    private final Path directory;
    private final Certificate certificate;
    private final PostgresServer postgres;
    private final SecuredKafka kafka;
    private final JwksServer keys = JwksServer.open(TokenMint.generate(ISSUER));
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    Installation(Rendered rendered, Path directory) throws Exception {
        this.rendered = rendered;
        this.directory = directory;
        certificate = Certificate.in(directory);
        postgres = PostgresServer.open(PostgresServer.Options.forTests().withScram());
        kafka = SecuredKafka.open(directory, certificate);
        running.push(keys);
        running.push(postgres);
        running.push(kafka);
        kafka.operate(rendered.models(KafkaTopic.class), rendered.models(KafkaUser.class));
        operatePostgres();
        PodsTest.SERVICES.forEach(service -> ports.put(service, FreePort.find()));
    }

    /** Runs a Job to its end, or starts a Deployment's pod. */
    Program start(String name) throws Exception {
        var workload = rendered.workloads().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow();
        var program = Program.start(
                name,
                Path.of("../..", workload.service(), "target/quarkus-app/quarkus-run.jar"),
                variables(workload),
                ports.get(workload.service()),
                directory);
        running.push(program);
        return program;
    }

    String token(String email) {
        return keys.mint().token(email);
    }

    PostgresServer postgres() {
        return postgres;
    }

    SecuredKafka kafka() {
        return kafka;
    }

    Certificate certificate() {
        return certificate;
    }

    @Override
    public void close() {
        // all are told before the first is waited for: each takes seconds to drain
        running.stream()
                .filter(Program.class::isInstance)
                .map(Program.class::cast)
                .forEach(program -> program.process().destroy());
        while (!running.isEmpty()) {
            try {
                running.pop().close();
            } catch (Exception e) {
                // the others must be stopped all the same
                e.printStackTrace();
            }
        }
    }

    /** What the operator of databases makes of its resources. */
    private void operatePostgres() throws SQLException {
        asAdmin(
                "alter system set ssl_cert_file = '" + certificate.certificate() + "'",
                "alter system set ssl_key_file = '" + certificate.key() + "'",
                "alter system set ssl = on",
                "select pg_reload_conf()");
        rendered.models(Cluster.class).stream()
                .filter(cluster -> cluster.spec().managed() != null)
                .flatMap(cluster -> cluster.spec().managed().roles().stream())
                .forEach(role -> postgres.createLogin(role.name(), PASSWORD));
        for (var database : rendered.models(Database.class)) {
            postgres.createOwnedDatabase(database.spec().name(), database.spec().owner(), PASSWORD);
            // PostgreSQL's own default, which the operator leaves and the migration takes away
            asAdmin("grant connect, temporary on database " + database.spec().name() + " to public");
        }
    }

    private void asAdmin(String... statements) throws SQLException {
        try (var admin = postgres.connect(PostgresServer.ADMIN);
                var statement = admin.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    private Map<String, String> variables(Workload workload) {
        var variables = new HashMap<String, String>();
        workload.settings().forEach((name, value) -> variables.put(name, here(value)));
        workload.secretSettings().forEach((name, key) -> variables.put(name, secret(key)));
        if (!workload.migrates()) {
            variables.putAll(sharedSecrets(workload.service()));
            variables.put("GROUNDPLAN_JWT_ISSUERS_MAIN_ISSUER", ISSUER);
            variables.put("GROUNDPLAN_JWT_ISSUERS_MAIN_JWKS_URL", keys.url());
        }
        if (variables.containsKey("GROUNDPLAN_CLUSTERS_MAIN_HOST")) {
            variables.put("GROUNDPLAN_CLUSTERS_MAIN_PORT", Integer.toString(postgres.port()));
        }
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", ports.get(workload.service()).toString());
        return variables;
    }

    private String here(String value) {
        var local = value.replace("control-database-rw:5432", "localhost:" + postgres.port())
                .replace("kafka-kafka-bootstrap:9093", kafka.bootstrapServers())
                .replace(
                        "/etc/groundplan/control-database/ca.crt",
                        certificate.certificate().toString())
                .replace(
                        "/etc/groundplan/kafka/ca.crt",
                        certificate.certificate().toString())
                .replace("tenant-database-rw", "localhost");
        for (var service : ports.entrySet()) {
            local = local.replace(service.getKey() + ":8080", "127.0.0.1:" + service.getValue());
        }
        return local;
    }

    private static String secret(String reference) {
        var name = reference.split("/")[0];
        return switch (reference.split("/")[1]) {
            case "username" ->
                name.equals("tenant-database-superuser")
                        ? PostgresServer.ADMIN
                        : name.replace("-database-owner", "-owner").replace("-database", "");
            case "password" -> PASSWORD;
            case "sasl.jaas.config" -> SecuredKafka.signIn(name.replaceFirst("^kafka-", ""));
            default -> throw new IllegalArgumentException(reference);
        };
    }

    /** The Secrets that are taken in as a whole, with the keys of the README's table. */
    private static Map<String, String> sharedSecrets(String service) {
        var key = Base64.getEncoder().encodeToString(new byte[32]);
        var secrets = new HashMap<String, String>();
        secrets.put("GROUNDPLAN_INTERNAL_CREDENTIAL", "a-credential-of-a-test-that-is-long-enough");
        if (service.equals("project-service") || service.equals("membership-service")) {
            secrets.put("GROUNDPLAN_SECRETS_CURRENT_KEY_ID", "k1");
            secrets.put("GROUNDPLAN_SECRETS_KEYS_K1", key);
        }
        if (service.equals("project-service")) {
            secrets.put("GROUNDPLAN_PROJECT_TOKENS_CURRENT_KEY_ID", "k1");
            secrets.put("GROUNDPLAN_PROJECT_TOKENS_KEYS_K1", key);
        }
        return secrets;
    }
}
