package io.groundplan.project.apikey;

import java.util.Optional;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Permission;
import io.groundplan.project.project.Projects;
import io.groundplan.runtime.http.ExpectedVersion;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.problem.ProblemCode;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;

/**
 * The API keys of one project, by the caller's role in it. What gives a key that can write projects, or its secret, into
 * somebody's hands is for owners, everything else for admins.
 */
@ApplicationScoped
public class ProjectApiKeys {
    private static final String EXPIRY = "expiresAt";

    private final ApiKeyRepository repository;
    private final KeyChanges changes;
    private final NewKeys newKeys;
    private final Projects projects;
    private final Access access;

    ProjectApiKeys(ApiKeyRepository repository, KeyChanges changes, NewKeys newKeys, Projects projects, Access access) {
        this.repository = repository;
        this.changes = changes;
        this.newKeys = newKeys;
        this.projects = projects;
        this.access = access;
    }

    /** Newest first, revoked and expired ones too. */
    public Uni<Page<ApiKey>> list(Caller caller, ProjectId project, PageRequest page) {
        return access.require(caller, project, Permission.LIST_API_KEYS).chain(() -> read(project, page));
    }

    public Uni<IssuedApiKey> create(Caller caller, NewProjectKey wanted) {
        return access.require(caller, wanted.project(), needed(wanted.scopes().contains(Scope.PROJECTS_WRITE)))
                .invoke(() -> Access.requireHeld(caller, wanted.scopes()))
                .invoke(() -> WantedScopes.requireForProject(wanted.scopes()))
                .invoke(() -> newKeys.requireFuture(EXPIRY, wanted.expiresAt()))
                .chain(() -> issue(caller, wanted));
    }

    /** Sets name or scopes; a change that changes nothing tells nobody. */
    public Uni<ApiKey> update(Caller caller, ApiKeyId id, KeyUpdate update, ExpectedVersion expected) {
        update.scopes().ifPresent(WantedScopes::requireForProject);
        return authorised(caller, id, update::raises)
                .invoke(key -> update.scopes().ifPresent(scopes -> Access.requireHeld(caller, scopes)))
                .chain(seen -> changes.update(seen, update, expected, caller.actor()));
    }

    /** A new secret for the same id; the old one opens nothing from now on. */
    public Uni<IssuedApiKey> rotate(Caller caller, ApiKeyId id) {
        return authorised(caller, id, key -> key.scopes().contains(Scope.PROJECTS_WRITE))
                .chain(seen -> changes.rotate(seen, caller.actor()));
    }

    /** From now on the key opens nothing; revoking it again changes nothing. */
    public Uni<Void> revoke(Caller caller, ApiKeyId id) {
        return authorised(caller, id, key -> false).chain(seen -> changes.revoke(id, caller.actor()));
    }

    /** Revoked, and in no list any more. */
    public Uni<Void> delete(Caller caller, ApiKeyId id, ExpectedVersion expected) {
        return authorised(caller, id, key -> false).chain(seen -> changes.delete(id, expected, caller.actor()));
    }

    @WithSession
    Uni<Page<ApiKey>> read(ProjectId project, PageRequest page) {
        return repository.ofProject(project, page).map(rows -> Page.cut(rows, page.limit(), row -> row.id)
                .map(ApiKeyEntity::toApiKey));
    }

    /** Locks the project, so that none that is being deleted gets a key. */
    @WithTransaction
    Uni<IssuedApiKey> issue(Caller caller, NewProjectKey wanted) {
        return projects.lockActive(wanted.project())
                .chain(project -> newKeys.issue(
                        caller,
                        new NewApiKey(
                                project.team(),
                                Optional.of(project.id()),
                                wanted.name(),
                                wanted.scopes(),
                                wanted.expiresAt())));
    }

    @WithSession
    Uni<ApiKey> find(ApiKeyId id) {
        return repository
                .peek(id)
                .map(found -> found.filter(key -> key.project().isPresent()).orElseThrow(ApiKeyRepository::notFound));
    }

    /** The key as it is now, if the caller may change it; a key of an organization is none of a project. */
    private Uni<ApiKey> authorised(Caller caller, ApiKeyId id, Predicate<ApiKey> isForOwners) {
        Access.requireScope(caller, Scope.API_KEYS_WRITE);
        return find(id).call(key -> access.require(caller, key.project().orElseThrow(), needed(isForOwners.test(key)))
                .onFailure(ProjectApiKeys::isGone)
                .transform(failure -> ApiKeyRepository.notFound()));
    }

    private static boolean isGone(Throwable failure) {
        return failure instanceof Problem problem && problem.code() == ProblemCode.PROJECT_NOT_FOUND;
    }

    private static Permission needed(boolean forOwners) {
        return forOwners ? Permission.GIVE_PROJECTS_WRITE : Permission.WRITE_API_KEYS;
    }
}
