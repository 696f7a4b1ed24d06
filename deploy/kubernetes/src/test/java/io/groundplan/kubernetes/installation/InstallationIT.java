package io.groundplan.kubernetes.installation;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.groundplan.contracts.event.Topics;
import io.groundplan.kubernetes.PodsTest;
import io.groundplan.kubernetes.Rendered;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the production overlay would start, started here: its variables, roles, rights and certificates. */
class InstallationIT {
    private static final String MAY_NOT = "42501";

    @TempDir
    private static Path directory;

    private static Installation installation;
    private static final Map<String, Program> SERVICES = new HashMap<>();

    @BeforeAll
    static void install() throws Exception {
        installation = new Installation(Rendered.of("production"), directory);
        var early = installation.start("project-service");
        assertNotEquals(0, early.ended(), "a service does not serve on tables that are not there");
        assertTrue(early.said().contains("Validate failed"), early::said);
        for (var service : PodsTest.SERVICES) {
            var migration = installation.start(service + "-migration");
            assertEquals(0, migration.ended(), migration::said);
        }
        for (var service : PodsTest.SERVICES) {
            SERVICES.put(service, installation.start(service));
        }
        SERVICES.values().forEach(Program::ready);
    }

    @AfterAll
    static void close() {
        installation.close();
    }

    /** A request, its job, its events: every service had to read and write its tables and its topics. */
    @Test
    void aProjectComesToLife() throws Exception {
        var token = installation.token("ada@example.com");
        var projects = SERVICES.get("project-service");
        var created = projects.post("/v1/projects", token, "{\"name\":\"shop\"}");
        assertEquals(202, created.statusCode(), created.body());
        var answer = new ObjectMapper().readTree(created.body());
        var project = answer.at("/project/id").asText();
        var job = projects.get("/v1/jobs/" + answer.at("/job/id").asText() + "?wait=60s", token);
        assertEquals(
                "completed",
                new ObjectMapper().readTree(job.body()).at("/job/state").asText(),
                job.body());
        awaitAnswer("usage-service", "/api/v1/platform/projects/" + project + "/activity", token, "project.ready");
        awaitAnswer("membership-service", "/api/v1/projects/" + project + "/members", token, "ada@example.com");
    }

    @ParameterizedTest
    @CsvSource({"project, project", "membership, team", "usage, usage_event", "provisioning, job"})
    void aServicesRoleMayUseTheTablesAndNotChangeThem(String database, String table) throws SQLException {
        for (var statement : List.of(
                "drop table " + table,
                "alter table " + table + " add column more text",
                "truncate " + table,
                "create table more (id int)",
                "create index on " + table + " ((1))",
                "create temporary table more (id int)",
                "delete from flyway_schema_history",
                "drop function if exists add_to_usage_total() cascade; drop table outbox")) {
            assertEquals(MAY_NOT, refused(database, statement), statement);
        }
        try (var connection = installation.postgres().connect(database, database, "a-password-of-a-test");
                var query = connection.createStatement()) {
            query.execute("select from " + table);
            query.execute("delete from " + table + " where false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"membership", "usage", "provisioning"})
    void aServicesRoleHasNoWayIntoAnothersDatabase(String other) {
        var failure = assertThrows(SQLException.class, () -> installation
                .postgres()
                .connect(other, "project", "a-password-of-a-test")
                .close());
        assertEquals(MAY_NOT, failure.getSQLState());
    }

    @Test
    void aServiceCannotWriteAnothersFacts() throws Exception {
        assertEquals(null, written("usage-service", Topics.USAGE));
        for (var topic : List.of(Topics.PROJECT, Topics.MEMBERSHIP, Topics.JOBS)) {
            assertInstanceOf(TopicAuthorizationException.class, written("usage-service", topic));
        }
    }

    private static void awaitAnswer(String service, String path, String token, String expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> SERVICES.get(service).get(path, token).body(), body -> body.contains(expected));
    }

    private static String refused(String database, String statement) throws SQLException {
        try (var connection = installation.postgres().connect(database, database, "a-password-of-a-test");
                var attempt = connection.createStatement()) {
            return assertThrows(SQLException.class, () -> attempt.execute(statement), statement)
                    .getSQLState();
        }
    }

    private static Throwable written(String user, String topic) throws InterruptedException {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                installation.kafka().bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                SecuredKafka.signIn(user),
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                installation.certificate().certificate().toString());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "{}")).get(30, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (TimeoutException e) {
            return e;
        }
    }
}
