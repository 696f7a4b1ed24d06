package io.groundplan.project.traceability;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TypedId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;

/** What people write down about their work: written once, read newest first, never changed. The same for every kind. */
@ApplicationScoped
class Records {
    private final Projects projects;
    private final Access access;
    private final Clock clock;

    Records(Projects projects, Access access, Clock clock) {
        this.projects = projects;
        this.access = access;
        this.clock = clock;
    }

    <E extends RecordEntity> Uni<Page<E>> list(
            Caller caller, ProjectId project, PageRequest page, RecordRepository<E> repository) {
        return access.require(caller, project, Permission.READ_PROJECT).chain(() -> read(project, page, repository));
    }

    <E extends RecordEntity> Uni<E> add(
            Caller.User caller, ProjectId project, E entity, RecordRepository<E> repository) {
        // PostgreSQL keeps microseconds; the answer must be what a later read shows
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        entity.setOrigin(new Origin(project, Creator.of(caller), now));
        return access.require(caller, project, Permission.WRITE_CONTENT)
                .chain(() -> insert(project, entity, repository));
    }

    <E extends RecordEntity> Uni<Void> remove(
            Caller caller, ProjectId project, TypedId id, String what, RecordRepository<E> repository) {
        return access.require(caller, project, Permission.WRITE_CONTENT)
                .chain(() -> delete(project, id, repository))
                .invoke(found -> {
                    if (!found) {
                        throw Problem.notFound(what);
                    }
                })
                .replaceWithVoid();
    }

    @WithSession
    <E extends RecordEntity> Uni<Page<E>> read(ProjectId project, PageRequest page, RecordRepository<E> repository) {
        return repository.ofProject(project, page).map(rows -> Page.cut(rows, page.limit(), row -> row.id));
    }

    @WithTransaction
    <E extends RecordEntity> Uni<E> insert(ProjectId project, E entity, RecordRepository<E> repository) {
        // the project's lock keeps a deletion, which removes its records, from missing this one
        return projects.lockActive(project).chain(() -> repository.persistAndFlush(entity));
    }

    @WithTransaction
    <E extends RecordEntity> Uni<Boolean> delete(ProjectId project, TypedId id, RecordRepository<E> repository) {
        return repository.deleteOne(project, id);
    }
}
