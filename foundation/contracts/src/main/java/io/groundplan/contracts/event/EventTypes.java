package io.groundplan.contracts.event;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Every published event type and the record that reads it. */
public final class EventTypes {
    private static final Map<String, Class<? extends EventData>> BY_TYPE = Map.ofEntries(
            Map.entry(ProjectEvent.ProjectCreated.TYPE, ProjectEvent.ProjectCreated.class),
            Map.entry(ProjectEvent.ProjectUpdated.TYPE, ProjectEvent.ProjectUpdated.class),
            Map.entry(ProjectEvent.ProjectDeleted.TYPE, ProjectEvent.ProjectDeleted.class),
            Map.entry(ProjectEvent.ProjectReady.TYPE, ProjectEvent.ProjectReady.class),
            Map.entry(ProjectEvent.EnvironmentCreated.TYPE, ProjectEvent.EnvironmentCreated.class),
            Map.entry(ProjectEvent.EnvironmentUpdated.TYPE, ProjectEvent.EnvironmentUpdated.class),
            Map.entry(ProjectEvent.EnvironmentDeleted.TYPE, ProjectEvent.EnvironmentDeleted.class),
            Map.entry(ProjectEvent.EnvironmentDefaultChanged.TYPE, ProjectEvent.EnvironmentDefaultChanged.class),
            Map.entry(ProjectEvent.DatabaseCreated.TYPE, ProjectEvent.DatabaseCreated.class),
            Map.entry(ProjectEvent.DatabaseDeleted.TYPE, ProjectEvent.DatabaseDeleted.class),
            Map.entry(ProjectEvent.ApiKeyCreated.TYPE, ProjectEvent.ApiKeyCreated.class),
            Map.entry(ProjectEvent.ApiKeyRevoked.TYPE, ProjectEvent.ApiKeyRevoked.class),
            Map.entry(ProjectEvent.ApiKeyUpdated.TYPE, ProjectEvent.ApiKeyUpdated.class),
            Map.entry(ProjectEvent.ApiKeyRotated.TYPE, ProjectEvent.ApiKeyRotated.class),
            Map.entry(ProjectEvent.ApiKeyDeleted.TYPE, ProjectEvent.ApiKeyDeleted.class),
            Map.entry(ProjectEvent.ProjectTokenCreated.TYPE, ProjectEvent.ProjectTokenCreated.class),
            Map.entry(ProjectEvent.ProjectTokenRevoked.TYPE, ProjectEvent.ProjectTokenRevoked.class),
            Map.entry(ProjectEvent.TaskCreated.TYPE, ProjectEvent.TaskCreated.class),
            Map.entry(ProjectEvent.TaskStatusChanged.TYPE, ProjectEvent.TaskStatusChanged.class),
            Map.entry(MembershipEvent.TeamCreated.TYPE, MembershipEvent.TeamCreated.class),
            Map.entry(MembershipEvent.TeamMemberAdded.TYPE, MembershipEvent.TeamMemberAdded.class),
            Map.entry(MembershipEvent.MemberAdded.TYPE, MembershipEvent.MemberAdded.class),
            Map.entry(MembershipEvent.TeamUpdated.TYPE, MembershipEvent.TeamUpdated.class),
            Map.entry(MembershipEvent.TeamDeleted.TYPE, MembershipEvent.TeamDeleted.class),
            Map.entry(MembershipEvent.TeamMemberRoleChanged.TYPE, MembershipEvent.TeamMemberRoleChanged.class),
            Map.entry(MembershipEvent.TeamMemberRemoved.TYPE, MembershipEvent.TeamMemberRemoved.class),
            Map.entry(MembershipEvent.MemberRoleChanged.TYPE, MembershipEvent.MemberRoleChanged.class),
            Map.entry(MembershipEvent.MemberRemoved.TYPE, MembershipEvent.MemberRemoved.class),
            Map.entry(MembershipEvent.OwnershipTransferred.TYPE, MembershipEvent.OwnershipTransferred.class),
            Map.entry(MembershipEvent.InviteCreated.TYPE, MembershipEvent.InviteCreated.class),
            Map.entry(MembershipEvent.InviteAccepted.TYPE, MembershipEvent.InviteAccepted.class),
            Map.entry(MembershipEvent.InviteCancelled.TYPE, MembershipEvent.InviteCancelled.class),
            Map.entry(UsageEvent.UsageRecorded.TYPE, UsageEvent.UsageRecorded.class),
            Map.entry(UsageEvent.DatabaseSampled.TYPE, UsageEvent.DatabaseSampled.class),
            Map.entry(UsageEvent.CollectionCreated.TYPE, UsageEvent.CollectionCreated.class),
            Map.entry(StorageEvent.StorageLimited.TYPE, StorageEvent.StorageLimited.class),
            Map.entry(StorageEvent.StorageRestored.TYPE, StorageEvent.StorageRestored.class),
            Map.entry(JobRequestEvent.JobRequested.TYPE, JobRequestEvent.JobRequested.class),
            Map.entry(JobRequestEvent.JobCancelRequested.TYPE, JobRequestEvent.JobCancelRequested.class),
            Map.entry(JobEvent.JobStarted.TYPE, JobEvent.JobStarted.class),
            Map.entry(JobEvent.JobProgressed.TYPE, JobEvent.JobProgressed.class),
            Map.entry(JobEvent.JobRetrying.TYPE, JobEvent.JobRetrying.class),
            Map.entry(JobEvent.JobCompleted.TYPE, JobEvent.JobCompleted.class),
            Map.entry(JobEvent.JobFailed.TYPE, JobEvent.JobFailed.class),
            Map.entry(JobEvent.JobCancelled.TYPE, JobEvent.JobCancelled.class));

    private EventTypes() {}

    /** The data of a record of that type; empty for a type that this version does not know, which is no error. */
    public static Optional<EventData> read(String type, String json) {
        return Optional.ofNullable(BY_TYPE.get(type)).map(data -> EventJson.read(json, data));
    }

    /** All known types, sorted. */
    public static Set<String> all() {
        return new TreeMap<>(BY_TYPE).navigableKeySet();
    }
}
