package io.groundplan.project.api.database;

import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The envelopes of this surface: every answer names what it holds. */
final class Answers {
    private Answers() {}

    @Schema(name = "ProjectAnswer")
    record OneProject(@Schema(required = true) ProjectJson project) {}

    @Schema(name = "ProjectsAnswer")
    record AllProjects(@Schema(required = true) List<ProjectJson> projects) {}

    @Schema(name = "JobAnswer")
    record OneJob(@Schema(required = true) JobJson job) {}

    @Schema(name = "JobsAnswer")
    record AllJobs(@Schema(required = true) List<JobJson> jobs) {}

    @Schema(name = "CreatedProjectAnswer")
    record JobAndProject(@Schema(required = true) JobJson job, @Schema(required = true) ProjectJson project) {}
}
