package io.groundplan.project.database;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.DatabaseId;
import io.groundplan.contracts.id.ProjectId;

@ApplicationScoped
class DatabaseRepository implements PanacheRepositoryBase<DatabaseEntity, UUID> {

    Uni<Optional<DatabaseEntity>> find(DatabaseId id) {
        return findById(id.value()).map(Optional::ofNullable);
    }

    Uni<List<DatabaseEntity>> ofProject(ProjectId project) {
        return list("projectId = ?1 order by id", project.value());
    }

    /** Deletes at once, so that what the row refers to can be deleted by a statement that follows. */
    Uni<Void> drop(DatabaseEntity entity) {
        return delete(entity).chain(this::flush);
    }
}
