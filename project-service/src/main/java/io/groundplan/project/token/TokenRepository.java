package io.groundplan.project.token;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.ProjectTokenId;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.sql.Transactions;

/** Rows of `project_token`; read outside of any session, since every request with a token does. */
@ApplicationScoped
class TokenRepository {
    private static final String FIND =
            "select id, project_id, name, permissions, created_at from project_token where id = $1";

    private static final String OF_PROJECT =
            """
            select id, project_id, name, permissions, created_at
            from project_token
            where project_id = $1
            and id < $2
            order by id desc
            limit $3
            """;

    private static final String INSERT =
            "insert into project_token (id, project_id, name, permissions, created_at) values ($1, $2, $3, $4, $5)";

    private static final String DELETE = "delete from project_token where id = $1";
    private static final String DELETE_OF_PROJECT = "delete from project_token where project_id = $1";

    private final Pool pool;
    private final Transactions transactions;

    TokenRepository(Pool pool, Transactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    Uni<Optional<ProjectToken>> find(ProjectTokenId id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(token(rows.iterator().next())));
    }

    /** One more than the page holds, if there are so many. */
    Uni<List<ProjectToken>> ofProject(ProjectId project, PageRequest page) {
        return pool.preparedQuery(OF_PROJECT)
                .execute(Tuple.of(project.value(), page.below(), page.limit() + 1))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TokenRepository::token)
                        .toList());
    }

    Uni<Void> insert(ProjectToken token) {
        return transactions
                .update(
                        INSERT,
                        token.id().value(),
                        token.project().value(),
                        token.name(),
                        TokenPermission.texts(token.permissions()),
                        token.createdAt().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Whether it was there; of several deletions one is told so. */
    Uni<Boolean> delete(ProjectTokenId id) {
        return transactions.update(DELETE, id.value()).map(rows -> rows == 1);
    }

    Uni<Void> deleteOfProject(ProjectId project) {
        return transactions.update(DELETE_OF_PROJECT, project.value()).replaceWithVoid();
    }

    private static ProjectToken token(Row row) {
        return new ProjectToken(
                new ProjectTokenId(row.getUUID("id")),
                new ProjectId(row.getUUID("project_id")),
                row.getString("name"),
                TokenPermission.parseTexts(row.getString("permissions")),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
