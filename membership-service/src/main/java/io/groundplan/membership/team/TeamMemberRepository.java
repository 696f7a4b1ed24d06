package io.groundplan.membership.team;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;

/** The rows of who is in which team. */
@ApplicationScoped
class TeamMemberRepository implements PanacheRepositoryBase<TeamMemberEntity, TeamMemberEntity.Key> {}
