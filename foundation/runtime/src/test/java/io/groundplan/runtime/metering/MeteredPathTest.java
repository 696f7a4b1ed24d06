package io.groundplan.runtime.metering;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.groundplan.contracts.id.CanonicalId;
import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MeteredPathTest {
    private final ProjectId project = new ProjectId(CanonicalId.next(Instant.now()));
    private final DatabaseId database = new DatabaseId(CanonicalId.next(Instant.now()));

    @Test
    void aProjectIsFoundOnEverySurfaceAndInEveryForm() {
        for (var path : new String[] {
            "/v1/projects/" + project.text(),
            "/database/v1/projects/" + project.value() + "/jobs",
            "/api/v1/platform/projects/" + project.text() + "/databases/" + database.text(),
            "/fleet/v1/projects/" + project.value() + "/tokens"
        }) {
            assertEquals(Optional.of(project), MeteredPath.project(path), path);
        }
    }

    @Test
    void aDatabaseIsFoundWhereThePathNamesOne() {
        var path = "/api/v1/platform/projects/" + project.text() + "/databases";
        assertEquals(Optional.empty(), MeteredPath.database(path));
        assertEquals(Optional.of(database), MeteredPath.database(path + "/" + database.text() + "/connection"));
    }

    @Test
    void whatIsNoIdIsNoProject() {
        for (var path : new String[] {"/v1/projects", "/v1/projects/", "/v1/projects/x", "/v1/me", ""}) {
            assertEquals(Optional.empty(), MeteredPath.project(path), path);
        }
    }

    @Test
    void tellingOfUsageIsNotUsage() {
        var path = "/api/v1/platform/projects/" + project.text();
        assertTrue(MeteredPath.isMetered(path));
        assertFalse(MeteredPath.isMetered(path + "/usage-events"));
    }
}
