package io.groundplan.project.traceability;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.DatasetId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.project.ProjectContents;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.Caller;

/** The datasets of projects. */
@ApplicationScoped
public class Datasets implements ProjectContents {
    private final DatasetRepository repository;
    private final Records records;
    private final Clock clock;

    Datasets(DatasetRepository repository, Records records, Clock clock) {
        this.repository = repository;
        this.records = records;
        this.clock = clock;
    }

    public Uni<Page<Dataset>> list(Caller caller, ProjectId project, PageRequest page) {
        return records.list(caller, project, page, repository).map(found -> found.map(DatasetEntity::toDataset));
    }

    public Uni<Dataset> create(Caller.User caller, ProjectId project, Dataset.Content content) {
        return records.add(caller, project, DatasetEntity.of(DatasetId.next(clock), content), repository)
                .map(DatasetEntity::toDataset);
    }

    public Uni<Void> delete(Caller caller, ProjectId project, DatasetId id) {
        return records.remove(caller, project, id, "dataset", repository);
    }

    @Override
    public Uni<Void> removeAll(ProjectId project) {
        return repository.deleteOf(project);
    }
}
