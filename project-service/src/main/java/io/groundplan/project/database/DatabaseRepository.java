package io.groundplan.project.database;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;

@ApplicationScoped
class DatabaseRepository implements PanacheRepositoryBase<DatabaseEntity, UUID> {
    private static final String NEWEST_FIRST = "projectId = :project and id < :below order by id desc";

    private static final String NEWEST_FIRST_OF_ENVIRONMENT =
            "projectId = :project and environmentId = :environment and id < :below order by id desc";

    Uni<Optional<DatabaseEntity>> find(DatabaseId id) {
        return findById(id.value()).map(Optional::ofNullable);
    }

    /** The database of the project, and of the environment if one is given. */
    Uni<DatabaseEntity> require(ProjectId project, Optional<EnvironmentId> environment, DatabaseId id) {
        return find(id).map(found -> found.filter(entity -> entity.projectId.equals(project.value()))
                .filter(entity -> environment
                        .map(wanted -> entity.environmentId.equals(wanted.value()))
                        .orElse(true))
                .orElseThrow(() -> Problem.notFound("database")));
    }

    /** Oldest first. */
    Uni<List<DatabaseEntity>> ofProject(ProjectId project) {
        return list("projectId = ?1 order by id", project.value());
    }

    Uni<List<DatabaseEntity>> ofProject(ProjectId project, Optional<EnvironmentId> environment, PageRequest page) {
        var parameters = new HashMap<String, Object>(Map.of("project", project.value(), "below", page.below()));
        environment.ifPresent(id -> parameters.put("environment", id.value()));
        return find(environment.isPresent() ? NEWEST_FIRST_OF_ENVIRONMENT : NEWEST_FIRST, parameters)
                .range(0, page.limit())
                .list();
    }

    /** Oldest first. */
    Uni<List<DatabaseEntity>> ofEnvironment(EnvironmentId environment) {
        return list("environmentId = ?1 order by id", environment.value());
    }

    /** Deletes at once, so that what the row refers to can be deleted by a statement that follows. */
    Uni<Void> drop(DatabaseEntity entity) {
        return delete(entity).chain(this::flush);
    }
}
