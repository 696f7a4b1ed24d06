package io.groundplan.project.agent;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TypedId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.project.ProjectContents;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;
import io.groundplan.runtime.security.Caller;

/** The agents and aggregators of projects. */
@ApplicationScoped
public class Registrations implements ProjectContents {
    private final RegistrationRepository repository;
    private final Projects projects;
    private final Access access;
    private final Clock clock;

    Registrations(RegistrationRepository repository, Projects projects, Access access, Clock clock) {
        this.repository = repository;
        this.projects = projects;
        this.access = access;
        this.clock = clock;
    }

    public <I extends TypedId> Uni<Page<Registration<I>>> list(
            Caller caller, Kind<I> kind, ProjectId project, PageRequest page) {
        return access.require(caller, project, Permission.READ_PROJECT)
                .chain(() -> repository.ofProject(kind, project, page))
                .map(rows -> Page.cut(rows, page.limit(), row -> row.id().value()));
    }

    public <I extends TypedId> Uni<Registration<I>> register(
            Caller caller, Kind<I> kind, ProjectId project, NewRegistration wanted) {
        return access.require(caller, project, Permission.REGISTER_AGENTS).chain(() -> insert(kind, project, wanted));
    }

    public <I extends TypedId> Uni<Void> remove(Caller caller, Kind<I> kind, I id) {
        return repository
                .projectOf(kind, id)
                .map(found -> found.orElseThrow(() -> notFound(kind)))
                .chain(project -> requireRemover(caller, kind, project))
                .chain(() -> delete(kind, id));
    }

    @Override
    public Uni<Void> removeAll(ProjectId project) {
        return repository.deleteOfProject(project);
    }

    /** The project's row is locked, so that nothing is registered with one that is being deleted. */
    @WithTransaction
    <I extends TypedId> Uni<Registration<I>> insert(Kind<I> kind, ProjectId project, NewRegistration wanted) {
        var registration = new Registration<>(
                kind.next(clock),
                project,
                wanted.name(),
                wanted.type(),
                wanted.version(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return projects.lockActive(project)
                .chain(() -> repository.insert(kind, registration))
                .replaceWith(registration);
    }

    @WithTransaction
    Uni<Void> delete(Kind<?> kind, TypedId id) {
        return repository
                .delete(id)
                .invoke(deleted -> {
                    if (!deleted) {
                        throw notFound(kind);
                    }
                })
                .replaceWithVoid();
    }

    /** A stranger must not learn from the answer that the thing exists. */
    private Uni<Void> requireRemover(Caller caller, Kind<?> kind, ProjectId project) {
        return access.require(caller, project, Permission.REMOVE_AGENTS)
                .onFailure(failure -> failure instanceof Problem problem && problem.code() != ProblemCode.FORBIDDEN)
                .transform(failure -> notFound(kind));
    }

    private static Problem notFound(Kind<?> kind) {
        return Problem.notFound(kind.text());
    }
}
