package io.groundplan.worker.drift;

import java.util.List;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;

/**
 * Which databases projects have, as the owner of projects knows. A database is listed before anything of it is made, and
 * until everything of it is dropped.
 */
public interface KnownDatabases {

    Uni<List<KnownDatabase>> all();

    Uni<List<KnownDatabase>> ofProject(ProjectId project);
}
