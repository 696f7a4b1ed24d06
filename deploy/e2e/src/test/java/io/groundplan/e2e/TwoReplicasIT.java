package io.groundplan.e2e;

import java.sql.SQLException;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two processes of every service behind the gateway: which of them answers, and which of them goes, is all the same. */
class TwoReplicasIT {
    private static RunningStack stack;

    @BeforeAll
    static void start() {
        stack = RunningStack.start("--replicas=2");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void anOwnerWalksFromTheFirstToTheLast() throws SQLException {
        var ada = Person.named(stack, "ada").client();
        OwnersWalk.with(stack, DatabaseProject.createReady(ada, "shop"));
    }

    @Test
    void whateverWasAcceptedIsThereAlthoughOneProcessAfterTheOtherIsKilled() {
        var ann = Person.named(stack, "ann").client();
        try (var load = SteadyLoad.begin(stack)) {
            for (var process :
                    List.of("project-service", "membership-service-2", "usage-service", "provisioning-worker-2")) {
                var created = ann.post("/v1/projects", "{\"name\":\"" + Person.newName() + "\"}")
                        .expect(202);
                stack.kill(process);
                new DatabaseProject(ann, created.at("/project/id").asText()).awaitJob(created.path("job"), "completed");
            }
            load.end();
            assertTrue(load.rounds() > 0, "there was a load");
            load.assertNothingIsLost();
        }
    }

    @Test
    void aRollingRestartIsNoticedByNobody() {
        try (var load = SteadyLoad.begin(stack)) {
            for (var service :
                    List.of("project-service", "membership-service", "usage-service", "provisioning-worker")) {
                stack.restart(service);
                stack.restart(service + "-2");
            }
            int before = load.rounds();
            Awaitility.await("the restarted ones serve").until(() -> load.rounds() > before + 5);
            load.end();
            assertEquals(List.of(), load.refused());
            load.assertNothingIsLost();
            assertEquals(load.acknowledged(), load.counted(), "every event counts once");
        }
    }
}
