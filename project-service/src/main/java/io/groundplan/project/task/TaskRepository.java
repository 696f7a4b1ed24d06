package io.groundplan.project.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TaskId;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;

@ApplicationScoped
class TaskRepository implements PanacheRepositoryBase<TaskEntity, UUID> {
    private static final String OF_PROJECT = "projectId = :project and id < :below order by id desc";

    /** A task is found through its own project only. */
    Uni<TaskEntity> get(ProjectId project, TaskId id) {
        return findById(id.value()).map(entity -> of(project, entity));
    }

    /** Locks the row to the end of the transaction: changes of one task happen one after the other. */
    Uni<TaskEntity> lock(ProjectId project, TaskId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE).map(entity -> of(project, entity));
    }

    Uni<List<TaskEntity>> ofProject(ProjectId project, PageRequest page) {
        Map<String, Object> parameters = Map.of("project", project.value(), "below", page.below());
        return find(OF_PROJECT, parameters).range(0, page.limit()).list();
    }

    Uni<Void> deleteOf(ProjectId project) {
        return delete("projectId", project.value()).replaceWithVoid();
    }

    private static TaskEntity of(ProjectId project, TaskEntity found) {
        return Optional.ofNullable(found)
                .filter(entity -> entity.projectId.equals(project.value()))
                .orElseThrow(() -> Problem.notFound("task"));
    }
}
