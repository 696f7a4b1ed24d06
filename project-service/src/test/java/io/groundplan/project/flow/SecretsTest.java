package io.groundplan.project.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.project.support.ProjectEvents;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.StubWorker;
import io.groundplan.project.support.TestKey;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.kafka.KafkaTap;
import io.groundplan.testkit.quarkus.TestServers;
import io.groundplan.testkit.sql.EveryRow;
import io.groundplan.testkit.sql.ServiceDatabase;
import io.groundplan.testkit.surface.Client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

/** Passwords and keys are where they belong and nowhere else. */
@QuarkusTest
class SecretsTest extends ProjectServiceTest {

    @Test
    void leavesNoSecretInAnyTopicTableOrLogAfterAWholeWalk() throws SQLException, IOException {
        var ann = Client.person("ann");
        var secrets = new ArrayList<String>();
        var project = TestProject.ready(ann.with("Idempotency-Key", "walk"));
        var own = new TestProject(ann, project.id(), project.job());
        secrets.add(Passwords.of(own));
        own.completed(own.requested("POST", "credentials/rotate", null));
        secrets.add(Passwords.of(own));
        own.failed(own.requested("POST", "credentials/rotate", null), "no");
        own.completed(own.requested("POST", "extensions", "{\"name\":\"hstore\"}"));
        var key = TestKey.ofOrganization(ann.with("Idempotency-Key", "key"), "projects:read", "credentials:read");
        secrets.add(key.secret());
        secrets.add(key.client().get(own.path("connections")).path("connections.direct_url"));
        ann.headers().values().forEach(header -> secrets.add(header.substring("Bearer ".length())));
        own.completed(own.requested("DELETE", "", null));
        ProjectEvents.await(own.uuid(), ProjectEvent.DatabaseDeleted.TYPE);

        assertEquals(List.of(), containing(secrets, topics()));
        assertEquals(List.of(), containing(secrets, tables()));
        assertEquals(List.of(), containing(secrets, Files.readAllLines(Path.of(StubWorker.LOG_FILE))));
    }

    @Test
    void wouldFindASecret() throws SQLException, IOException {
        var project = TestProject.created(Client.person("ann"));

        var uuid = List.of(project.uuid().toString());
        ProjectEvents.await(project.uuid(), ProjectEvent.ProjectCreated.TYPE);
        assertFalse(containing(uuid, topics()).isEmpty());
        assertFalse(containing(uuid, tables()).isEmpty());
        assertFalse(Files.readAllLines(Path.of(StubWorker.LOG_FILE)).isEmpty());
    }

    private static List<String> topics() {
        return KafkaTap.everything(TestServers.kafka().bootstrapServers()).stream()
                .map(Object::toString)
                .toList();
    }

    private static List<String> tables() throws SQLException {
        try (var connection = ServiceDatabase.open()) {
            return EveryRow.of(connection);
        }
    }

    private static List<String> containing(List<String> texts, List<String> places) {
        return places.stream()
                .filter(place -> texts.stream().anyMatch(place::contains))
                .toList();
    }
}
