package io.groundplan.project.clientproject;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.access.Permission;
import io.groundplan.project.lifecycle.ProjectCreation;
import io.groundplan.project.project.Profile;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.ProjectChange;
import io.groundplan.project.project.ProjectReads;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.Caller;

/** Projects done for clients: who makes one manages it, and only the manager changes it. */
@ApplicationScoped
public class ClientProjects {
    private final ProjectReads reads;
    private final ProjectCreation creation;
    private final Projects projects;

    ClientProjects(ProjectReads reads, ProjectCreation creation, Projects projects) {
        this.reads = reads;
        this.creation = creation;
        this.projects = projects;
    }

    /** Every project where the person has a role, newest first. */
    public Uni<Page<ClientProject>> list(Caller.User caller, PageRequest page) {
        return reads.ofUser(caller, page, ClientProjectView.LISTED);
    }

    public Uni<ClientProject> get(Caller caller, ProjectId id) {
        return reads.one(caller, id, Permission.READ_PROJECT, ClientProjectView.ONE);
    }

    public Uni<ClientProject> create(Caller.User caller, Brief brief) {
        return creation.create(caller, brief.applyTo(Profile.named(brief.name())))
                .map(project -> ClientProject.begun(project, caller.id()));
    }

    public Uni<ClientProject> update(Caller caller, ProjectId id, Brief brief, ExpectedVersion expected) {
        return reads.one(caller, id, Permission.OWN_PROJECT, ClientProjectView.ONE)
                .chain(before -> apply(caller, id, brief, expected).map(before::with));
    }

    @WithTransaction
    Uni<Project> apply(Caller caller, ProjectId id, Brief brief, ExpectedVersion expected) {
        return projects.update(id, expected, ProjectChange.ofProfile(brief::applyTo), caller.actor());
    }
}
