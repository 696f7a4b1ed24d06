package io.groundplan.project.job;

import java.util.Optional;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.job.JobSpec;
import io.groundplan.project.project.Project;

/** A job to be requested: what it is to make true, where, and which database it is about, if one. */
public record JobOrder(JobSpec spec, String clusterId, Optional<DatabaseId> database) {

    /** What the job has to itself: the whole project, or one database beside the others of the project. */
    String lockedResource(Project project) {
        return switch (spec.jobType()) {
            case DATABASE_CREATE, DATABASE_DELETE, ENVIRONMENT_CLONE ->
                "database:" + database.orElseThrow().text();
            case PROJECT_PROVISION,
                    PROJECT_DELETE,
                    EXTENSION_ENABLE,
                    EXTENSION_DISABLE,
                    CREDENTIALS_ROTATE,
                    LIMITS_APPLY -> project.lockedResource();
        };
    }
}
