package io.groundplan.worker.drift;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.ProjectId;

/** What the engine itself knows of projects: which it works on, and which databases it counts as ready. */
@ApplicationScoped
class EngineBook {
    private static final String AT_WORK =
            """
            select distinct project_id
            from job
            where project_id = any ($1)
                and state in ('pending', 'running')
            """;

    /** Served by `ready_database_by_project`. */
    private static final String READY =
            """
            select project_id, cluster_id, name
            from ready_database
            where project_id = any ($1)
            """;

    /** A database that this engine made and did not drop. */
    record Ready(ProjectId project, Thing database) {}

    private final Pool pool;

    EngineBook(Pool pool) {
        this.pool = pool;
    }

    /** Those of the projects that have unfinished jobs. */
    Uni<Set<ProjectId>> atWork(Collection<ProjectId> projects) {
        return pool.preparedQuery(AT_WORK).execute(ids(projects)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new ProjectId(row.getUUID(0)))
                .collect(Collectors.toSet()));
    }

    Uni<List<Ready>> ready(Collection<ProjectId> projects) {
        return pool.preparedQuery(READY).execute(ids(projects)).map(rows -> StreamSupport.stream(
                        rows.spliterator(), false)
                .map(row -> new Ready(
                        new ProjectId(row.getUUID(0)),
                        new Thing(row.getString(1), Thing.Kind.DATABASE, row.getString(2))))
                .toList());
    }

    private static Tuple ids(Collection<ProjectId> projects) {
        return Tuple.of(projects.stream().map(ProjectId::value).distinct().toArray(UUID[]::new));
    }
}
