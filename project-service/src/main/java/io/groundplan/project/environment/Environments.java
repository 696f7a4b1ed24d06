package io.groundplan.project.environment;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.project.Project;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.sql.Transactions;

/** Where the databases of a project live. */
@ApplicationScoped
public class Environments {
    private static final String DEFAULT_NAME = "production";
    private static final String INSERT =
            """
            insert into environment (id, project_id, name, is_default, version, created_at, updated_at)
            values ($1, $2, $3, true, 1, $4, $4)
            """;

    private static final String REMOVE_ALL = "delete from environment where project_id = $1";

    private static final String DEFAULT = "select id, name from environment where project_id = $1 and is_default";

    private static final String OF_PROJECT = "select id, name from environment where project_id = $1 and id = $2";

    private final Transactions transactions;
    private final Projects projects;
    private final Clock clock;

    Environments(Transactions transactions, Projects projects, Clock clock) {
        this.transactions = transactions;
        this.projects = projects;
        this.clock = clock;
    }

    /** The environment that every new project has. */
    public Uni<EnvironmentId> createDefault(Project project, Actor actor) {
        var id = EnvironmentId.next(clock);
        return transactions
                .update(
                        INSERT,
                        id.value(),
                        project.id().value(),
                        DEFAULT_NAME,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .chain(() -> projects.append(
                        project,
                        actor,
                        new ProjectEvent.EnvironmentCreated(project.id().value(), id.value(), DEFAULT_NAME, true)))
                .replaceWith(id);
    }

    /** Where a database goes that is wanted nowhere in particular. */
    public Uni<EnvironmentId> defaultOf(ProjectId project) {
        return transactions.first(DEFAULT, project.value()).map(Environments::id);
    }

    /** The environment itself, if it is one of the project's. */
    public Uni<EnvironmentId> require(ProjectId project, EnvironmentId id) {
        return transactions.first(OF_PROJECT, project.value(), id.value()).map(Environments::id);
    }

    /** Called when the project's databases are gone. */
    public Uni<Void> removeAll(ProjectId project) {
        return transactions.update(REMOVE_ALL, project.value()).replaceWithVoid();
    }

    private static EnvironmentId id(Optional<Object[]> row) {
        return row.map(columns -> new EnvironmentId((UUID) columns[0]))
                .orElseThrow(() -> Problem.notFound("environment"));
    }
}
