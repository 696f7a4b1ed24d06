package io.groundplan.project.traceability;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ExperimentId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.project.ProjectContents;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.Caller;

/** The experiments of projects. */
@ApplicationScoped
public class Experiments implements ProjectContents {
    private final ExperimentRepository repository;
    private final Records records;
    private final Clock clock;

    Experiments(ExperimentRepository repository, Records records, Clock clock) {
        this.repository = repository;
        this.records = records;
        this.clock = clock;
    }

    public Uni<Page<Experiment>> list(Caller caller, ProjectId project, PageRequest page) {
        return records.list(caller, project, page, repository).map(found -> found.map(ExperimentEntity::toExperiment));
    }

    public Uni<Experiment> create(Caller.User caller, ProjectId project, Experiment.Content content) {
        return records.add(caller, project, ExperimentEntity.of(ExperimentId.next(clock), content), repository)
                .map(ExperimentEntity::toExperiment);
    }

    public Uni<Void> delete(Caller caller, ProjectId project, ExperimentId id) {
        return records.remove(caller, project, id, "experiment", repository);
    }

    @Override
    public Uni<Void> removeAll(ProjectId project) {
        return repository.deleteOf(project);
    }
}
