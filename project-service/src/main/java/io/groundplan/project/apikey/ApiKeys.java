package io.groundplan.project.apikey;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.event.EventData;
import io.groundplan.contracts.event.ProjectEvent;
import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.project.access.Access;
import io.groundplan.project.access.Role;
import io.groundplan.project.secret.RandomText;
import io.groundplan.runtime.outbox.Outbox;
import io.groundplan.runtime.paging.Page;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;
import io.groundplan.runtime.security.Caller;
import io.groundplan.runtime.security.Credentials;
import io.groundplan.runtime.security.Scope;

/** API keys of organizations. A key never gives more than its maker has. */
@ApplicationScoped
public class ApiKeys {
    /** 43 characters of 62 letters and digits are 256 bits. */
    private static final int SECRET_LENGTH = 43;

    private static final Set<Scope> OF_ORGANIZATIONS_ONLY =
            Set.of(Scope.ORGANIZATIONS_READ, Scope.ORGANIZATIONS_WRITE, Scope.API_KEYS_READ, Scope.API_KEYS_WRITE);

    private static final long CREATED = 1;
    private static final long REVOKED = 2;

    private final ApiKeyRepository repository;
    private final Access access;
    private final Outbox outbox;
    private final Clock clock;
    private final String prefix;

    ApiKeys(ApiKeyRepository repository, Access access, Outbox outbox, Clock clock, Credentials credentials) {
        this.repository = repository;
        this.access = access;
        this.outbox = outbox;
        this.clock = clock;
        this.prefix = credentials.apiKeyPrefix();
    }

    public Uni<Page<ApiKey>> list(Caller caller, TeamId organization, PageRequest page) {
        return access.requireTeam(caller, organization, Role.ADMIN, Scope.API_KEYS_READ)
                .chain(() -> read(organization, page));
    }

    /** A key that can write projects can be made by an owner only, others by an admin. */
    public Uni<IssuedApiKey> create(Caller caller, NewApiKey wanted) {
        var role = wanted.scopes().contains(Scope.PROJECTS_WRITE) ? Role.OWNER : Role.ADMIN;
        return access.requireTeam(caller, wanted.organization(), role, Scope.API_KEYS_WRITE)
                .invoke(() -> requireHeld(caller, wanted.scopes()))
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
        var text = new KeyText(ApiKeyId.next(clock), RandomText.of(SECRET_LENGTH));
        var entity = new ApiKeyEntity();
        entity.id = text.id().value();
        entity.organizationId = wanted.organization().value();
        entity.projectId = wanted.project().map(ProjectId::value).orElse(null);
        entity.name = wanted.name();
        entity.keyPrefix = text.shown(prefix);
        entity.secretHash = text.hash();
        entity.setScopes(wanted.scopes());
        entity.createdBy = creator(caller).value();
        entity.createdAt = clock.instant();
        entity.expiresAt = wanted.expiresAt().orElse(null);
        return repository
                .persistAndFlush(entity)
                .call(() -> append(caller, entity, CREATED, created(entity)))
                .replaceWith(() -> new IssuedApiKey(entity.toApiKey(), text.text(prefix)));
    }

    @WithTransaction
    Uni<Void> markRevoked(Caller caller, TeamId organization, ApiKeyId id) {
        return repository
                .find(id)
                .map(found -> found.filter(entity -> entity.organizationId.equals(organization.value()))
                        .orElseThrow(() -> Problem.notFound("api key")))
                .chain(entity -> {
                    if (entity.revokedAt != null) {
                        return Uni.createFrom().voidItem();
                    }
                    entity.revokedAt = clock.instant();
                    return append(caller, entity, REVOKED, revoked(entity));
                });
    }

    private Uni<Void> requireProjectOfOrganization(NewApiKey wanted) {
        return wanted.project()
                .map(project -> access.teamOf(project)
                        .invoke(team ->
                                team.filter(wanted.organization()::equals).orElseThrow(Problem::projectNotFound))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void requireHeld(Caller caller, Set<Scope> scopes) {
        scopes.forEach(scope -> Access.requireScope(caller, scope));
    }

    private void requireFitting(NewApiKey wanted) {
        if (wanted.project().isPresent()) {
            wanted.scopes().stream()
                    .filter(OF_ORGANIZATIONS_ONLY::contains)
                    .findFirst()
                    .ifPresent(scope -> {
                        throw Problem.invalid("scopes", "must not hold " + scope.text() + " for a key of one project");
                    });
        }
        wanted.expiresAt().filter(expires -> !expires.isAfter(clock.instant())).ifPresent(past -> {
            throw Problem.invalid("expires_at", "must be in the future");
        });
    }

    private Uni<Void> append(Caller caller, ApiKeyEntity entity, long sequence, EventData data) {
        var key = entity.projectId == null ? entity.organizationId : entity.projectId;
        return outbox.append(key.toString(), entity.id.toString(), sequence, caller.actor(), data);
    }

    private static ProjectEvent.ApiKeyCreated created(ApiKeyEntity entity) {
        return new ProjectEvent.ApiKeyCreated(
                entity.projectId,
                entity.organizationId,
                entity.id,
                entity.name,
                List.of(entity.scopes.split(" ")),
                entity.expiresAt);
    }

    private static ProjectEvent.ApiKeyRevoked revoked(ApiKeyEntity entity) {
        return new ProjectEvent.ApiKeyRevoked(entity.projectId, entity.organizationId, entity.id, entity.name);
    }

    private static UserId creator(Caller caller) {
        if (caller instanceof Caller.ApiKey key) {
            return key.creator();
        }
        return ((Caller.User) caller).id();
    }
}
