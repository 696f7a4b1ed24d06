package io.groundplan.project.support;

import java.util.Map;

import io.groundplan.testkit.surface.Client;

/** One of everything that the operations of the workload document need, by the names of their path parameters. */
public final class WorkloadResources {
    private WorkloadResources() {}

    /** A fresh project with an icon and a further environment that has a database, which is ready. */
    public static Map<String, String> of(Client owner) {
        var project = WorkloadProject.created(owner);
        var icon = project.newIcon();
        var environment = project.newEnvironment("staging");
        var database = project.newDatabase(environment, "orders");
        project.databaseCompleted(database);
        return Map.of(
                "projectId",
                project.id(),
                "envId",
                environment,
                "databaseId",
                database,
                "file",
                icon.substring(icon.lastIndexOf('/') + 1));
    }
}
