package io.groundplan.project.traceability;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TypedId;
import io.groundplan.runtime.paging.PageRequest;

/** What the tables of records have in common. */
interface RecordRepository<E extends RecordEntity> extends PanacheRepositoryBase<E, UUID> {
    String OF_PROJECT = "projectId = :project and id < :below order by id desc";

    default Uni<List<E>> ofProject(ProjectId project, PageRequest page) {
        Map<String, Object> parameters = Map.of("project", project.value(), "below", page.below());
        return find(OF_PROJECT, parameters).range(0, page.limit()).list();
    }

    /** Whether there was such a record in this project. */
    default Uni<Boolean> deleteOne(ProjectId project, TypedId id) {
        return delete("id = ?1 and projectId = ?2", id.value(), project.value()).map(rows -> rows == 1);
    }

    default Uni<Void> deleteOf(ProjectId project) {
        return delete("projectId", project.value()).replaceWithVoid();
    }
}
