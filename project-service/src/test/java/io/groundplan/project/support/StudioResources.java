package io.groundplan.project.support;

import java.util.Map;

import io.groundplan.testkit.surface.Client;

/** A project of the studio surface with one of everything. */
public final class StudioResources {
    private StudioResources() {}

    /** The values of the document's path parameters. */
    public static Map<String, String> of(Client owner) {
        var project = StudioProject.created(owner);
        return Map.of(
                "id",
                project.id(),
                "taskId",
                project.task(),
                "datasetId",
                project.created("datasets", StudioProject.DATASET).path("_id"),
                "experimentId",
                project.created("experiments", StudioProject.EXPERIMENT).path("_id"),
                "decisionId",
                project.created("decisions", StudioProject.DECISION).path("_id"));
    }
}
