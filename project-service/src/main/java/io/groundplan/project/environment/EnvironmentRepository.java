package io.groundplan.project.environment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.EnvironmentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.runtime.paging.PageRequest;

@ApplicationScoped
class EnvironmentRepository implements PanacheRepositoryBase<EnvironmentEntity, UUID> {
    private static final String OF_PROJECT =
            "projectId = :project and id < :below and state <> 'deleting' order by id desc";

    private static final String NAMED = "projectId = ?1 and name = ?2 and state <> 'deleting'";

    private static final String DEFAULT = "projectId = ?1 and isDefault = true";

    private static final String CLONES_UNDER_WAY = "clonedFrom = ?1 and state = 'cloning'";

    private static final String OF_DELETED_PROJECT = "projectId = ?1";

    /** One that is not deleted. */
    Uni<Optional<EnvironmentEntity>> find(ProjectId project, EnvironmentId id) {
        return findById(id.value()).map(found -> Optional.ofNullable(found)
                .filter(entity -> entity.projectId.equals(project.value()))
                .filter(entity -> !entity.isIn(EnvironmentState.DELETING)));
    }

    Uni<Optional<EnvironmentEntity>> findEvenIfDeleted(EnvironmentId id) {
        return findById(id.value()).map(Optional::ofNullable);
    }

    Uni<List<EnvironmentEntity>> ofProject(ProjectId project, PageRequest page) {
        Map<String, Object> parameters = Map.of("project", project.value(), "below", page.below());
        return find(OF_PROJECT, parameters).range(0, page.limit()).list();
    }

    Uni<Boolean> isNamed(ProjectId project, String name) {
        return count(NAMED, project.value(), name).map(found -> found > 0);
    }

    Uni<Optional<EnvironmentEntity>> defaultOf(ProjectId project) {
        return find(DEFAULT, project.value()).firstResult().map(Optional::ofNullable);
    }

    Uni<Boolean> isBeingCloned(EnvironmentId source) {
        return count(CLONES_UNDER_WAY, source.value()).map(found -> found > 0);
    }

    Uni<Void> removeAll(ProjectId project) {
        return delete(OF_DELETED_PROJECT, project.value()).replaceWithVoid();
    }
}
