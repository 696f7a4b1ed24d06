package io.groundplan.project.token;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.Actor;
import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.ProjectTokenId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.project.ProjectContents;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;
import io.groundplan.runtime.security.Caller;

/** Tokens that programs reach one project with. They are for people to manage, never for a token. */
@ApplicationScoped
public class ProjectTokens implements ProjectContents {
    private static final long CREATED = 1;
    private static final long REVOKED = 2;

    private final TokenRepository repository;
    private final TokenSigner signer;
    private final Projects projects;
    private final Access access;
    private final Outbox outbox;
    private final Clock clock;

    ProjectTokens(
            TokenRepository repository,
            TokenSigner signer,
            Projects projects,
            Access access,
            Outbox outbox,
            Clock clock) {
        this.repository = repository;
        this.signer = signer;
        this.projects = projects;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
    }

    public Uni<Page<ProjectToken>> list(Caller caller, ProjectId project, PageRequest page) {
        return access.require(caller, project, Permission.MANAGE_PROJECT_TOKENS)
                .chain(() -> repository.ofProject(project, page))
                .map(rows -> Page.cut(rows, page.limit(), token -> token.id().value()));
    }

    public Uni<IssuedToken> create(Caller caller, ProjectId project, NewToken wanted) {
        return access.require(caller, project, Permission.MANAGE_PROJECT_TOKENS)
                .chain(() -> issueLocked(project, wanted, caller.actor()));
    }

    /** From now on the token opens nothing. */
    public Uni<Void> revoke(Caller caller, ProjectTokenId id) {
        return repository
                .find(id)
                .map(found -> found.orElseThrow(ProjectTokens::notFound))
                .call(token -> requireManager(caller, token))
                .chain(token -> remove(token, caller.actor()));
    }

    @Override
    public Uni<Void> removeAll(ProjectId project) {
        return repository.deleteOfProject(project);
    }

    /** Adds a token in the caller's transaction, which holds the project's row. */
    Uni<IssuedToken> issue(ProjectId project, NewToken wanted, Actor actor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var token = new ProjectToken(ProjectTokenId.next(clock), project, wanted.name(), wanted.permissions(), now);
        return repository
                .insert(token)
                .chain(() -> append(
                        token,
                        CREATED,
                        actor,
                        new ProjectEvent.ProjectTokenCreated(
                                project.value(), token.id().value(), token.name())))
                .replaceWith(() -> new IssuedToken(token, signer.text(token.id(), project)));
    }

    @WithTransaction
    Uni<IssuedToken> issueLocked(ProjectId project, NewToken wanted, Actor actor) {
        return projects.lockActive(project).chain(() -> issue(project, wanted, actor));
    }

    @WithTransaction
    Uni<Void> remove(ProjectToken token, Actor actor) {
        return repository.delete(token.id()).chain(deleted -> {
            if (!deleted) {
                throw notFound();
            }
            var fact = new ProjectEvent.ProjectTokenRevoked(
                    token.project().value(), token.id().value(), token.name());
            return append(token, REVOKED, actor, fact);
        });
    }

    /** A stranger must not learn from the answer that the token exists. */
    private Uni<Void> requireManager(Caller caller, ProjectToken token) {
        return access.require(caller, token.project(), Permission.MANAGE_PROJECT_TOKENS)
                .onFailure(failure -> failure instanceof Problem problem && problem.code() != ProblemCode.FORBIDDEN)
                .transform(failure -> notFound());
    }

    private Uni<Void> append(ProjectToken token, long sequence, Actor actor, EventData data) {
        return outbox.append(
                token.project().value().toString(), token.id().value().toString(), sequence, actor, data);
    }

    private static Problem notFound() {
        return Problem.notFound("project token");
    }
}
