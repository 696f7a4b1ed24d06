package io.groundplan.project.traceability;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.DecisionId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.project.ProjectContents;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.security.Caller;

/** The decisions of projects. */
@ApplicationScoped
public class Decisions implements ProjectContents {
    private final DecisionRepository repository;
    private final Records records;
    private final Clock clock;

    Decisions(DecisionRepository repository, Records records, Clock clock) {
        this.repository = repository;
        this.records = records;
        this.clock = clock;
    }

    public Uni<Page<Decision>> list(Caller caller, ProjectId project, PageRequest page) {
        return records.list(caller, project, page, repository).map(found -> found.map(DecisionEntity::toDecision));
    }

    public Uni<Decision> create(Caller.User caller, ProjectId project, Decision.Content content) {
        return records.add(caller, project, DecisionEntity.of(DecisionId.next(clock), content), repository)
                .map(DecisionEntity::toDecision);
    }

    public Uni<Void> delete(Caller caller, ProjectId project, DecisionId id) {
        return records.remove(caller, project, id, "decision", repository);
    }

    @Override
    public Uni<Void> removeAll(ProjectId project) {
        return repository.deleteOf(project);
    }
}
