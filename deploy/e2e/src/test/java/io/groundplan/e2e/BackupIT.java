package io.groundplan.e2e;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** As foundation/docs/backup.md describes it: copies of running servers, and a new stack with a new broker on them. */
class BackupIT {
    private static final int EVENTS = 20;

    @Test
    void aNewStackOnCopiesOfTheServersHasEverythingAndWorks() throws SQLException, IOException {
        var stack = RunningStack.start();
        RunningStack restored = null;
        try {
            var ann = Person.named(stack, "ann");
            var bob = Person.named(stack, "bob");
            var project = DatabaseProject.createReady(ann.client(), "shop");
            project.connections().execute("create table kept (name text)", "insert into kept values ('pen')");
            var shared = new SharedProject(ann, uuid(ann.client()));
            shared.add(bob, "viewer");
            report(ann.client(), shared);
            Awaitility.await("usage is counted")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> reads(ann.client(), shared) == EVENTS);
            var seen = seen(ann.client(), shared);

            var backup = StackBackup.of(stack);
            // after the backup, so the restored stack knows nothing of it
            var later = ann.creates();
            stack.stop();
            restored = RunningStack.restored(backup);

            var annAgain = new Client(restored.address()).as(ann.email());
            var bobAgain = new Client(restored.address()).as(bob.email());
            assertEquals(seen, seen(annAgain, shared));
            assertEquals(200, bobAgain.get("/api/v1/projects/" + shared.id()).status());
            assertEquals(404, annAgain.get("/api/v1/projects/" + later.id()).status());
            var again = new DatabaseProject(annAgain, project.id());
            assertEquals("pen", again.connections().query("select name from kept"));
            OwnersWalk.with(restored, again);
            OwnersWalk.with(restored, DatabaseProject.createReady(annAgain, "new"));
        } finally {
            stack.close();
            if (restored != null) {
                restored.close();
            }
        }
    }

    private static String uuid(Client owner) {
        return owner.get("/api/v1/projects").expect(200).get(0).path("id").asText();
    }

    private static void report(Client owner, SharedProject project) {
        for (int i = 0; i < EVENTS; i++) {
            var event =
                    """
                    [{"specversion":"1.0","id":"%s","source":"/backup","type":"io.groundplan.usage.recorded.v1",
                    "time":"%s","data":{"operation":"read","requests":1,"ingressBytes":1,"egressBytes":1}}]
                    """
                            .formatted(UUID.randomUUID(), Instant.now());
            owner.send(
                            "POST",
                            "/api/v1/platform/projects/" + project.id() + "/usage-events",
                            "application/cloudevents-batch+json",
                            event)
                    .expect(202);
        }
    }

    private static long reads(Client owner, SharedProject project) {
        return usage(owner, project).at("/usage/requests/reads").asLong();
    }

    private static JsonNode usage(Client owner, SharedProject project) {
        return owner.get("/api/v1/platform/projects/" + project.id() + "/usage").expect(200);
    }

    /** The project, who is in it and what they used. */
    private static String seen(Client owner, SharedProject project) {
        return owner.get("/api/v1/projects/" + project.id()).expect(200)
                + "\n" + owner.get(project.members()).expect(200)
                + "\n" + usage(owner, project).at("/usage/requests");
    }
}
