package io.groundplan.project.project;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;

/** Something that belongs to projects and goes with them; features that own such things implement it. */
public interface ProjectContents {

    /** Called in the transaction that takes the project from all surfaces. */
    Uni<Void> removeAll(ProjectId project);
}
