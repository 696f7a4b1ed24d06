package io.groundplan.membership.project;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;

/** project-service, for what its events have not told yet. Everything fails as unavailable while it is away. */
public interface OwningService {

    /** Empty for a project that is not there, or no longer. */
    Uni<Optional<ProjectSnapshot>> find(ProjectId project);

    /** Whether the team has projects. */
    Uni<Boolean> hasProjects(TeamId team);

    /** Tells of a transfer before its event arrives. */
    Uni<Void> transferred(ProjectId project, UserId owner, TeamId team, long sequence);
}
