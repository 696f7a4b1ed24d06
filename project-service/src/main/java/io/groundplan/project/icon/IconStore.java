package io.groundplan.project.icon;

import java.util.Optional;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;

/** Where the bytes of icons are kept: one per project. Changes happen in the caller's transaction. */
interface IconStore {

    /** Keeps it in place of the one that the project had. */
    Uni<Void> put(ProjectId project, Icon icon);

    Uni<Void> remove(ProjectId project);

    Uni<Optional<Icon>> find(String file);
}
