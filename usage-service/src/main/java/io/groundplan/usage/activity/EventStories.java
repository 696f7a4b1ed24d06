package io.groundplan.usage.activity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.JobEvent;
import io.groundplan.contracts.event.JobRequestEvent;
import io.groundplan.contracts.event.MembershipEvent;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.event.StorageEvent;
import io.groundplan.contracts.event.UsageEvent;
import io.groundplan.contracts.id.JobId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.contracts.job.JobReport;
import io.groundplan.contracts.job.JobSpec;

/**
 * What each type of event tells the people of a project: whose project it is about, and the names that a sentence about
 * it needs. Nothing else of an event is kept. A test holds the table complete.
 */
final class EventStories {
    /** The project is absent for an event that nobody is told of. */
    record Story(Optional<ProjectId> project, Map<String, Object> details) {}

    private static final Story NO_STORY = new Story(Optional.empty(), Map.of());
    private static final Map<Class<?>, Function<EventData, Story>> BY_TYPE = new LinkedHashMap<>();

    static {
        projectEvents();
        membershipEvents();
        jobEvents();
        usageEvents();
    }

    private EventStories() {}

    static Story of(EventData data) {
        var story = BY_TYPE.get(data.getClass());
        if (story == null) {
            throw new IllegalStateException("no story for " + data.eventType());
        }
        return story.apply(data);
    }

    private static void projectEvents() {
        tell(ProjectEvent.ProjectCreated.class, e -> story(e.projectId(), "projectName", e.name()));
        tell(
                ProjectEvent.ProjectUpdated.class,
                e -> story(e.projectId(), "projectName", e.name(), "changed", e.changed()));
        tell(ProjectEvent.ProjectDeleted.class, e -> story(e.projectId(), "projectName", e.name()));
        tell(ProjectEvent.ProjectReady.class, e -> story(e.projectId(), "projectName", e.name()));
        tell(ProjectEvent.EnvironmentCreated.class, e -> story(e.projectId(), "environmentName", e.environmentName()));
        tell(
                ProjectEvent.EnvironmentUpdated.class,
                e -> story(e.projectId(), "environmentName", e.environmentName(), "changed", e.changed()));
        tell(ProjectEvent.EnvironmentDeleted.class, e -> story(e.projectId(), "environmentName", e.environmentName()));
        tell(
                ProjectEvent.EnvironmentDefaultChanged.class,
                e -> story(e.projectId(), "environmentName", e.environmentName()));
        tell(ProjectEvent.DatabaseCreated.class, e -> story(e.projectId(), "databaseName", e.databaseName()));
        tell(ProjectEvent.DatabaseDeleted.class, e -> story(e.projectId(), "databaseName", e.databaseName()));
        tell(ProjectEvent.ApiKeyCreated.class, e -> story(e.projectId(), "apiKeyName", e.name(), "scopes", e.scopes()));
        tell(ProjectEvent.ApiKeyRevoked.class, e -> story(e.projectId(), "apiKeyName", e.name()));
        tell(ProjectEvent.ApiKeyUpdated.class, e -> story(e.projectId(), "apiKeyName", e.name(), "scopes", e.scopes()));
        tell(ProjectEvent.ApiKeyRotated.class, e -> story(e.projectId(), "apiKeyName", e.name()));
        tell(ProjectEvent.ApiKeyDeleted.class, e -> story(e.projectId(), "apiKeyName", e.name()));
        tell(ProjectEvent.ProjectTokenCreated.class, e -> story(e.projectId(), "projectTokenName", e.name()));
        tell(ProjectEvent.ProjectTokenRevoked.class, e -> story(e.projectId(), "projectTokenName", e.name()));
        tell(ProjectEvent.TaskCreated.class, e -> story(e.projectId(), "taskName", e.taskName(), "phase", e.phase()));
        tell(
                ProjectEvent.TaskStatusChanged.class,
                e -> story(e.projectId(), "taskName", e.taskName(), "status", e.status()));
    }

    private static void membershipEvents() {
        tell(MembershipEvent.TeamCreated.class, e -> NO_STORY);
        tell(MembershipEvent.TeamMemberAdded.class, e -> NO_STORY);
        tell(MembershipEvent.TeamUpdated.class, e -> NO_STORY);
        tell(MembershipEvent.TeamDeleted.class, e -> NO_STORY);
        tell(MembershipEvent.TeamMemberRoleChanged.class, e -> NO_STORY);
        tell(MembershipEvent.TeamMemberRemoved.class, e -> NO_STORY);
        tell(
                MembershipEvent.MemberAdded.class,
                e -> story(e.projectId(), "userId", user(e.userId()), "role", e.role()));
        tell(
                MembershipEvent.MemberRoleChanged.class,
                e -> story(e.projectId(), "userId", user(e.userId()), "role", e.role()));
        tell(MembershipEvent.MemberRemoved.class, e -> story(e.projectId(), "userId", user(e.userId())));
        tell(MembershipEvent.InviteCreated.class, e -> story(e.projectId(), "email", e.email(), "role", e.role()));
        tell(MembershipEvent.InviteAccepted.class, e -> story(e.projectId(), "email", e.email(), "role", e.role()));
        tell(MembershipEvent.InviteCancelled.class, e -> story(e.projectId(), "email", e.email(), "role", e.role()));
        tell(
                MembershipEvent.OwnershipTransferred.class,
                e -> story(e.projectId(), "fromUserId", user(e.fromUserId()), "toUserId", user(e.toUserId())));
    }

    private static void usageEvents() {
        tell(UsageEvent.UsageRecorded.class, e -> NO_STORY);
        tell(UsageEvent.DatabaseSampled.class, e -> NO_STORY);
        tell(
                StorageEvent.StorageLimited.class,
                e -> story(e.projectId(), "totalBytes", e.totalBytes(), "limitBytes", e.limitBytes()));
        tell(
                StorageEvent.StorageRestored.class,
                e -> story(e.projectId(), "totalBytes", e.totalBytes(), "limitBytes", e.limitBytes()));
        tell(
                UsageEvent.CollectionCreated.class,
                e -> story(e.projectId(), "collectionName", e.collectionName(), "schemaName", schemaOf(e)));
    }

    /** The schema in which everybody works need not be named. */
    private static String schemaOf(UsageEvent.CollectionCreated event) {
        return event.schemaName().equals("public") ? null : event.schemaName();
    }

    private static void jobEvents() {
        tell(JobRequestEvent.JobRequested.class, EventStories::requested);
        tell(JobRequestEvent.JobCancelRequested.class, e -> story(e.projectId(), "jobId", new JobId(e.jobId()).text()));
        tell(JobEvent.JobStarted.class, e -> story(e.job()));
        tell(JobEvent.JobProgressed.class, e -> NO_STORY);
        tell(JobEvent.JobRetrying.class, e -> story(e.job()));
        tell(JobEvent.JobCompleted.class, e -> story(e.job()));
        tell(JobEvent.JobFailed.class, e -> story(e.job()));
        tell(JobEvent.JobCancelled.class, e -> story(e.job()));
    }

    /** Of the specification, with its verifiers, only the name of an extension is told. */
    private static Story requested(JobRequestEvent.JobRequested event) {
        return story(
                event.projectId(),
                "jobId",
                new JobId(event.jobId()).text(),
                "jobType",
                event.spec().jobType().text(),
                "extension",
                extension(event.spec()));
    }

    private static String extension(JobSpec spec) {
        if (spec instanceof JobSpec.EnableExtension enable) {
            return enable.extension();
        }
        return spec instanceof JobSpec.DisableExtension disable ? disable.extension() : null;
    }

    private static Story story(JobReport job) {
        return story(
                job.projectId(),
                "jobId",
                new JobId(job.jobId()).text(),
                "jobType",
                job.type().text(),
                "attempt",
                job.attempts(),
                "error",
                job.error());
    }

    private static String user(UUID id) {
        return new UserId(id).text();
    }

    /** Names and values in turn; what is null is left out. */
    private static Story story(UUID project, Object... namesAndValues) {
        var details = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                details.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return new Story(Optional.ofNullable(project).map(ProjectId::new), details);
    }

    private static <E extends EventData> void tell(Class<E> type, Function<E, Story> story) {
        BY_TYPE.put(type, data -> story.apply(type.cast(data)));
    }
}
