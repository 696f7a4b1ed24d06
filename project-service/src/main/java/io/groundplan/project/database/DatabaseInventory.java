package io.groundplan.project.database;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.job.DatabaseTarget;

/**
 * All databases that projects have, whatever state they are in: a row comes before the job that makes the database and
 * goes after the job that dropped it. Whatever a cluster holds beyond it belongs to nobody.
 */
@ApplicationScoped
public class DatabaseInventory {
    /** The most that one answer holds. */
    public static final int MOST = 1_000;

    private static final String ENTRIES =
            """
            select d.id,
                d.project_id,
                d.cluster_id,
                d.database_name,
                d.owner_role,
                d.login_role,
                d.state = 'ready' and p.state = 'active' as ready
            from project_database d
                join project p on p.id = d.project_id
            """;

    /** Served by the primary key. */
    private static final String AFTER = ENTRIES + "where d.id > $1 order by d.id limit $2";

    /** Served by `project_database_by_project`. */
    private static final String OF_PROJECT = ENTRIES + "where d.project_id = $1 order by d.id";

    /** `ready` while the database is to be on its cluster: made, and nobody asked to drop it. */
    public record Entry(ProjectId project, String clusterId, DatabaseTarget target, boolean ready) {}

    private final Pool pool;

    DatabaseInventory(Pool pool) {
        this.pool = pool;
    }

    /** A page in the order of ids, from the first behind the given one. */
    public Uni<List<Entry>> after(Optional<DatabaseId> last, int limit) {
        var from = last.map(DatabaseId::value).orElse(new UUID(0, 0));
        return read(AFTER, Tuple.of(from, Math.min(limit, MOST)));
    }

    public Uni<List<Entry>> ofProject(ProjectId project) {
        return read(OF_PROJECT, Tuple.of(project.value()));
    }

    private Uni<List<Entry>> read(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(DatabaseInventory::entry)
                .toList());
    }

    private static Entry entry(Row row) {
        return new Entry(
                new ProjectId(row.getUUID("project_id")),
                row.getString("cluster_id"),
                new DatabaseTarget(
                        row.getUUID("id"),
                        row.getString("database_name"),
                        row.getString("owner_role"),
                        row.getString("login_role")),
                row.getBoolean("ready"));
    }
}
