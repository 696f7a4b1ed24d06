package io.groundplan.project.apikey;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;

import io.groundplan.contracts.id.ApiKeyId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.TeamId;
import io.groundplan.runtime.paging.PageRequest;
import io.groundplan.runtime.problem.Problem;

@ApplicationScoped
class ApiKeyRepository implements PanacheRepositoryBase<ApiKeyEntity, UUID> {
    private static final String OF_ORGANIZATION = "organizationId = :organization and id < :below order by id desc";

    private static final String OF_PROJECT = "projectId = :project and id < :below order by id desc";

    private static final String REVOKE_OF_PROJECT =
            "revokedAt = ?1, version = version + 1 where projectId = ?2 and revokedAt is null";

    private static final String USED = "lastUsedAt = ?1 where id = ?2";

    Uni<Optional<ApiKeyEntity>> find(ApiKeyId id) {
        return findById(id.value()).map(Optional::ofNullable);
    }

    /** The key as it is now, for a decision before a change that locks it; the session forgets it again. */
    Uni<Optional<ApiKey>> peek(ApiKeyId id) {
        return find(id).call(found -> getSession().invoke(session -> found.ifPresent(session::detach)))
                .map(found -> found.map(ApiKeyEntity::toApiKey));
    }

    /** Locks the row to the end of the transaction: changes of one key happen one after the other. */
    Uni<ApiKeyEntity> lock(ApiKeyId id) {
        return findById(id.value(), LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(ApiKeyRepository::notFound);
    }

    static Problem notFound() {
        return Problem.notFound("api key");
    }

    Uni<List<ApiKeyEntity>> ofProject(ProjectId project, PageRequest page) {
        Map<String, Object> parameters = Map.of("project", project.value(), "below", page.below());
        return find(OF_PROJECT, parameters).range(0, page.limit()).list();
    }

    Uni<List<ApiKeyEntity>> ofOrganization(TeamId organization, PageRequest page) {
        Map<String, Object> parameters = Map.of("organization", organization.value(), "below", page.below());
        return find(OF_ORGANIZATION, parameters).range(0, page.limit()).list();
    }

    Uni<Void> revokeOfProject(ProjectId project, Instant now) {
        return update(REVOKE_OF_PROJECT, now, project.value()).replaceWithVoid();
    }

    @WithTransaction
    Uni<Void> used(ApiKeyId id, Instant now) {
        return update(USED, now, id.value()).replaceWithVoid();
    }
}
