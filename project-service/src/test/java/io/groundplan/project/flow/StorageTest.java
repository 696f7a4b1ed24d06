package io.groundplan.project.flow;

import java.time.Duration;
import java.util.UUID;

import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.groundplan.contracts.event.StorageEvent;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.support.FakeWorker;
import io.groundplan.project.support.ProjectServiceTest;
import io.groundplan.project.support.TestProject;
import io.groundplan.testkit.surface.Client;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** What a project shows when its database holds more than the plan allows. */
@QuarkusTest
class StorageTest extends ProjectServiceTest {
    private static final long LIMIT = 1L << 30;
    private static final String READ_ONLY =
            "the storage limit of the plan is reached: transactions are read only until the database holds less than 95 % of it";

    private TestProject project;
    private JobSpec.ProvisionProject provisioned;

    @BeforeEach
    void createProject() {
        project = TestProject.ready(Client.person("ann"));
        provisioned =
                (JobSpec.ProvisionProject) FakeWorker.requested(project.job()).spec();
    }

    @Test
    void saysWhyItIsReadOnlyForAsLongAsItIs() {
        FakeWorker.report(new StorageEvent.StorageLimited(project.uuid(), database(), LIMIT + 1, LIMIT));
        awaitLastError(READ_ONLY);
        assertEquals("ready", project.read().getString("state"));

        FakeWorker.report(new StorageEvent.StorageRestored(project.uuid(), database(), LIMIT / 2, LIMIT));
        awaitLastError(null);
    }

    @Test
    void stillSaysItAfterAnotherChangeSucceeded() {
        FakeWorker.report(new StorageEvent.StorageLimited(project.uuid(), database(), LIMIT + 1, LIMIT));
        awaitLastError(READ_ONLY);

        String job =
                project.owner().patch(project.path(), "{\"max_connections\":7}").path("project.latest_job_id");
        project.completed(job);

        assertEquals(READ_ONLY, project.read().getString("last_error"));
    }

    private UUID database() {
        return provisioned.target().databaseId();
    }

    private void awaitLastError(String expected) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertEquals(expected, project.read().getString("last_error")));
    }
}
