package io.groundplan.project.agent;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TypedId;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.sql.Transactions;

/** Rows of `registration`. */
@ApplicationScoped
class RegistrationRepository {
    private static final String PROJECT_OF = "select project_id from registration where id = $1 and kind = $2";

    private static final String OF_PROJECT =
            """
            select id, project_id, name, type, version, created_at
            from registration
            where project_id = $1
            and kind = $2
            and id < $3
            order by id desc
            limit $4
            """;

    private static final String INSERT =
            """
            insert into registration (id, project_id, kind, name, type, version, created_at)
            values ($1, $2, $3, $4, nullif($5, ''), nullif($6, ''), $7)
            """;

    private static final String DELETE = "delete from registration where id = $1";
    private static final String DELETE_OF_PROJECT = "delete from registration where project_id = $1";

    private final Pool pool;
    private final Transactions transactions;

    RegistrationRepository(Pool pool, Transactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    Uni<Optional<ProjectId>> projectOf(Kind<?> kind, TypedId id) {
        return pool.preparedQuery(PROJECT_OF)
                .execute(Tuple.of(id.value(), kind.text()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new ProjectId(rows.iterator().next().getUUID(0))));
    }

    /** One more than the page holds, if there are so many. */
    <I extends TypedId> Uni<List<Registration<I>>> ofProject(Kind<I> kind, ProjectId project, PageRequest page) {
        return pool.preparedQuery(OF_PROJECT)
                .execute(Tuple.of(project.value(), kind.text(), page.below(), page.limit() + 1))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> registration(kind, row))
                        .toList());
    }

    Uni<Void> insert(Kind<?> kind, Registration<?> registration) {
        return transactions
                .update(
                        INSERT,
                        registration.id().value(),
                        registration.project().value(),
                        kind.text(),
                        registration.name(),
                        registration.type().orElse(""),
                        registration.version().orElse(""),
                        registration.createdAt().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Whether it was there; of several deletions one is told so. */
    Uni<Boolean> delete(TypedId id) {
        return transactions.update(DELETE, id.value()).map(rows -> rows == 1);
    }

    Uni<Void> deleteOfProject(ProjectId project) {
        return transactions.update(DELETE_OF_PROJECT, project.value()).replaceWithVoid();
    }

    private static <I extends TypedId> Registration<I> registration(Kind<I> kind, Row row) {
        UUID id = row.getUUID("id");
        return new Registration<>(
                kind.id(id),
                new ProjectId(row.getUUID("project_id")),
                row.getString("name"),
                Optional.ofNullable(row.getString("type")),
                Optional.ofNullable(row.getString("version")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
