package io.groundplan.project.project;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

import jakarta.inject.Singleton;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/**
 * Reads projects as callers see them: the project, the caller's standing and what the view adds, in one statement outside
 * of any session. Changes of the same request are not seen; those answer with what they made.
 */
@Singleton
public class ProjectReads {
    private final Pool pool;
    private final Access access;
    private final Map<ProjectView<?>, ProjectStatements> statements = new ConcurrentHashMap<>();

    ProjectReads(Pool pool, Access access) {
        this.pool = pool;
        this.access = access;
    }

    /** The project, if the caller may do that with it. */
    public <T> Uni<T> one(Caller caller, ProjectId id, Permission permission, ProjectView<T> view) {
        Access.requireScope(caller, permission.scope());
        return pool.preparedQuery(statements(view).one())
                .execute(Tuple.of(Access.userOf(caller), id.value()))
                .chain(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.projectNotFound();
                    }
                    var row = rows.iterator().next();
                    var seen = ProjectRows.seen(row, Access.personalTeamOf(caller));
                    return access.settle(caller, id, permission, seen.standing(), view.atWorst())
                            .map(standing -> view.mapper().map(seen.as(standing), row));
                });
    }

    /** Every project where the user has a role, newest first. */
    public <T> Uni<Page<T>> ofUser(Caller.User user, PageRequest page, ProjectView<T> view) {
        return rows(statements(view).ofUser(), user, page, personalTeam(user), Optional.empty(), view);
    }

    /** The same for projects of exactly that name. */
    public <T> Uni<Page<T>> ofUserNamed(Caller.User user, String name, PageRequest page, ProjectView<T> view) {
        return rows(statements(view).ofUserByName(), user, page, personalTeam(user), Optional.of(name), view);
    }

    /** The projects of a team, newest first; the caller's right to see them is decided elsewhere. */
    public <T> Uni<Page<T>> ofTeam(Caller caller, TeamId team, PageRequest page, ProjectView<T> view) {
        return rows(statements(view).ofTeam(), caller, page, team, Optional.empty(), view);
    }

    private <T> Uni<Page<T>> rows(
            String sql, Caller caller, PageRequest page, TeamId team, Optional<String> name, ProjectView<T> view) {
        var parameters = Tuple.of(Access.userOf(caller), page.below(), page.limit() + 1, team.value());
        name.ifPresent(parameters::addString);
        var personalTeam = Access.personalTeamOf(caller);
        return pool.preparedQuery(sql).execute(parameters).map(rows -> Page.cut(
                        list(rows), page.limit(), row -> row.getUUID(ProjectColumn.ID.ordinal()))
                .map(row -> view.mapper().map(ProjectRows.seen(row, personalTeam), row)));
    }

    private ProjectStatements statements(ProjectView<?> view) {
        return statements.computeIfAbsent(view, ProjectStatements::of);
    }

    private static List<Row> list(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).toList();
    }

    private static TeamId personalTeam(Caller.User user) {
        return TeamId.personalOf(user.id());
    }
}
