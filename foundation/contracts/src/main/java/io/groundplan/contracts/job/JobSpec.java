package io.groundplan.contracts.job;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a job is to make true. Holds no secret: a password travels as its SCRAM-SHA-256 verifier only. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = JobSpec.ProvisionProject.class, name = "project.provision"),
    @JsonSubTypes.Type(value = JobSpec.DeleteProject.class, name = "project.delete"),
    @JsonSubTypes.Type(value = JobSpec.EnableExtension.class, name = "extension.enable"),
    @JsonSubTypes.Type(value = JobSpec.DisableExtension.class, name = "extension.disable"),
    @JsonSubTypes.Type(value = JobSpec.RotateCredentials.class, name = "credentials.rotate"),
    @JsonSubTypes.Type(value = JobSpec.ApplyLimits.class, name = "limits.apply"),
    @JsonSubTypes.Type(value = JobSpec.CreateDatabase.class, name = "database.create"),
    @JsonSubTypes.Type(value = JobSpec.DeleteDatabase.class, name = "database.delete"),
    @JsonSubTypes.Type(value = JobSpec.CloneEnvironment.class, name = "environment.clone")
})
public sealed interface JobSpec {

    @JsonIgnore
    JobType jobType();

    /** Create the project's primary database and its roles. */
    record ProvisionProject(DatabaseTarget target, String scramVerifier, RoleLimits limits, List<String> extensions)
            implements JobSpec {
        @Override
        public JobType jobType() {
            return JobType.PROJECT_PROVISION;
        }
    }

    /** Drop every database of the project and its roles. */
    record DeleteProject(List<DatabaseTarget> targets) implements JobSpec {
        @Override
        public JobType jobType() {
            return JobType.PROJECT_DELETE;
        }
    }

    record EnableExtension(DatabaseTarget target, String extension) implements JobSpec {
        @Override
        public JobType jobType() {
            return JobType.EXTENSION_ENABLE;
        }
    }

    record DisableExtension(DatabaseTarget target, String extension) implements JobSpec {
        @Override
        public JobType jobType() {
            return JobType.EXTENSION_DISABLE;
        }
    }

    /** Replace the login role's password. */
    record RotateCredentials(DatabaseTarget target, String scramVerifier) implements JobSpec {
        @Override
        public JobType jobType() {
            return JobType.CREDENTIALS_ROTATE;
        }
    }

    /** Bring the limits of the project's login roles to the given ones. */
    record ApplyLimits(List<DatabaseTarget> targets, RoleLimits limits) implements JobSpec {
        @Override
        public JobType jobType() {
            return JobType.LIMITS_APPLY;
        }
    }

    /** Create a further database of the project. */
    record CreateDatabase(DatabaseTarget target, String scramVerifier, RoleLimits limits, List<String> extensions)
            implements JobSpec {
        @Override
        public JobType jobType() {
            return JobType.DATABASE_CREATE;
        }
    }

    /** Drop one database of the project and its roles. */
    record DeleteDatabase(DatabaseTarget target) implements JobSpec {
        @Override
        public JobType jobType() {
            return JobType.DATABASE_DELETE;
        }
    }

    /** Copy one database of an environment into a new one of another environment. */
    record CloneEnvironment(DatabaseTarget source, DatabaseTarget target, String scramVerifier, RoleLimits limits)
            implements JobSpec {
        @Override
        public JobType jobType() {
            return JobType.ENVIRONMENT_CLONE;
        }
    }
}
