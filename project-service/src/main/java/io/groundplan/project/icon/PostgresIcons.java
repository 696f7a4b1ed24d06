package io.groundplan.project.icon;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.sql.Transactions;

/** Icons in the service's own database: they are small and few, and go with their project's row. */
@ApplicationScoped
class PostgresIcons implements IconStore {
    private static final String PUT =
            """
            insert into project_icon (project_id, file, type, bytes, created_at)
            values ($1, $2, $3, $4, $5)
            on conflict on constraint project_icon_pk do update
            set file = excluded.file,
                type = excluded.type,
                bytes = excluded.bytes,
                created_at = excluded.created_at
            """;

    private static final String REMOVE = "delete from project_icon where project_id = $1";
    private static final String FIND = "select file, type, bytes from project_icon where file = $1";

    private final Transactions transactions;
    private final Pool pool;
    private final Clock clock;

    PostgresIcons(Transactions transactions, Pool pool, Clock clock) {
        this.transactions = transactions;
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Uni<Void> put(ProjectId project, Icon icon) {
        return transactions
                .update(
                        PUT,
                        project.value(),
                        icon.file(),
                        icon.type().text(),
                        icon.bytes(),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(ProjectId project) {
        return transactions.update(REMOVE, project.value()).replaceWithVoid();
    }

    @Override
    public Uni<Optional<Icon>> find(String file) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(file))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(icon(rows.iterator().next())));
    }

    private static Icon icon(Row row) {
        return new Icon(
                row.getString("file"),
                IconType.ofText(row.getString("type")),
                row.getBuffer("bytes").getBytes());
    }
}
