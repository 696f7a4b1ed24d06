package io.groundplan.project.apikey;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Role;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Scope;

/** API keys of organizations. A key never gives more than its maker has. */
@ApplicationScoped
public class ApiKeys {
    private final ApiKeyRepository repository;
    private final NewKeys newKeys;
    private final KeyChanges changes;
    private final Access access;
    private final Clock clock;

    ApiKeys(ApiKeyRepository repository, NewKeys newKeys, KeyChanges changes, Access access, Clock clock) {
        this.repository = repository;
        this.newKeys = newKeys;
        this.changes = changes;
        this.access = access;
        this.clock = clock;
    }

    public Uni<Page<ApiKey>> list(Caller caller, TeamId organization, PageRequest page) {
        return access.requireTeam(caller, organization, Role.ADMIN, Scope.API_KEYS_READ)
                .chain(() -> read(organization, page));
    }

    /** A key that can write projects can be made by an owner only, others by an admin. */
    public Uni<IssuedApiKey> create(Caller caller, NewApiKey wanted) {
        var role = wanted.scopes().contains(Scope.PROJECTS_WRITE) ? Role.OWNER : Role.ADMIN;
        return access.requireTeam(caller, wanted.organization(), role, Scope.API_KEYS_WRITE)
                .invoke(() -> Access.requireHeld(caller, wanted.scopes()))
                .invoke(() -> requireFitting(wanted))
                .chain(() -> requireProjectOfOrganization(wanted))
                .chain(() -> issue(caller, wanted));
    }

    /** From now on the key opens nothing; revoking it again changes nothing. */
    public Uni<Void> revoke(Caller caller, TeamId organization, ApiKeyId id) {
        return access.requireTeam(caller, organization, Role.ADMIN, Scope.API_KEYS_WRITE)
                .chain(() -> markRevoked(caller, organization, id));
    }

    /** Called when the project is gone, in the same transaction. */
    public Uni<Void> revokeOfProject(ProjectId project) {
        return repository.revokeOfProject(project, clock.instant());
    }

    @WithSession
    Uni<Page<ApiKey>> read(TeamId organization, PageRequest page) {
        return repository.ofOrganization(organization, page).map(rows -> Page.cut(rows, page.limit(), row -> row.id)
                .map(ApiKeyEntity::toApiKey));
    }

    @WithTransaction
    Uni<IssuedApiKey> issue(Caller caller, NewApiKey wanted) {
        return newKeys.issue(caller, wanted);
    }

    @WithTransaction
    Uni<Void> markRevoked(Caller caller, TeamId organization, ApiKeyId id) {
        return repository
                .lock(id)
                .invoke(entity -> {
                    if (!entity.organizationId.equals(organization.value())) {
                        throw ApiKeyRepository.notFound();
                    }
                })
                .chain(entity -> changes.revoke(entity, caller.actor()));
    }

    private Uni<Void> requireProjectOfOrganization(NewApiKey wanted) {
        return wanted.project()
                .map(project -> access.teamOf(project)
                        .invoke(team ->
                                team.filter(wanted.organization()::equals).orElseThrow(Problem::projectNotFound))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private void requireFitting(NewApiKey wanted) {
        wanted.project().ifPresent(project -> WantedScopes.requireForProject(wanted.scopes()));
        newKeys.requireFuture("expires_at", wanted.expiresAt());
    }
}
