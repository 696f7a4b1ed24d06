package io.groundplan.project.support;

import java.util.Map;

import io.groundplan.testkit.surface.Client;

/** What the operations of the database surface are about. */
public final class DatabaseResources {
    private static final String EXTENSION = "hstore";

    private DatabaseResources() {}

    /** A ready project with one extension, the job that made it, and a key of its organization. */
    public static Map<String, String> of(Client owner) {
        var project = TestProject.ready(owner);
        StubWorker.enabled(project.read().getString("database_name"), EXTENSION);
        return Map.of(
                "projectID", project.id(),
                "jobID", project.job(),
                "name", EXTENSION,
                "organizationID", owner.organization(),
                "apiKeyID", TestKey.ofOrganization(owner, "projects:read").id());
    }
}
