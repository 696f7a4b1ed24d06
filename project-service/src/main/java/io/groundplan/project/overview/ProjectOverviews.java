package io.groundplan.project.overview;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.access.Role;
import io.groundplan.project.project.ProjectReads;
import io.groundplan.project.project.ProjectView;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;

/** Reads projects with the numbers of what they have. */
@ApplicationScoped
public class ProjectOverviews {
    private static final String COUNTS =
            """
            , (select count(*) from project_database d where d.project_id = p.id) as databases,
            (select count(*) from api_key k where k.project_id = p.id) as api_keys
            """;

    private static final ProjectView<ProjectOverview> VIEW = ProjectView.of(
            COUNTS,
            "",
            (seen, row) -> new ProjectOverview(seen.project(), row.getLong("databases"), row.getLong("api_keys")));

    private final ProjectReads reads;
    private final Access access;

    ProjectOverviews(ProjectReads reads, Access access) {
        this.reads = reads;
        this.access = access;
    }

    public Uni<ProjectOverview> get(Caller caller, ProjectId id) {
        return reads.one(caller, id, Permission.READ_PROJECT, VIEW);
    }

    /** The projects of a team that the caller is in, newest first. */
    public Uni<Page<ProjectOverview>> ofTeam(Caller caller, TeamId team, PageRequest page) {
        return access.requireTeam(caller, team, Role.VIEWER, Scope.PROJECTS_READ)
                .chain(() -> reads.ofTeam(caller, team, page, VIEW));
    }
}
