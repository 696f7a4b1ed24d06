package io.groundplan.membership.team;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.TeamId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;

/** A row of `team_member`; only changed while the team's row is locked. */
@Entity
@Table(name = "team_member")
@IdClass(TeamMemberEntity.Key.class)
class TeamMemberEntity {
    record Key(UUID teamId, UUID userId) {}

    @Id
    UUID teamId;

    @Id
    UUID userId;

    Role role;
    Instant joinedAt;
    long joined;
    long version;

    TeamMemberEntity() {}

    TeamMemberEntity(TeamId team, UserId user, Role role, Instant joinedAt, long version) {
        this.teamId = team.value();
        this.userId = user.value();
        this.role = role;
        this.joinedAt = joinedAt;
        this.joined = version;
        this.version = version;
    }
}
