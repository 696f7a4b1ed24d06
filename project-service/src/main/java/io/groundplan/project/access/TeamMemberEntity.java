package io.groundplan.project.access;

import java.io.Serializable;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** A row of `team_member`, for queries of other features. */
@Entity
@Immutable
@Table(name = "team_member")
@IdClass(TeamMemberEntity.Key.class)
class TeamMemberEntity {
    record Key(UUID teamId, UUID userId) implements Serializable {}

    @Id
    @Column(name = "team_id")
    UUID teamId;

    @Id
    @Column(name = "user_id")
    UUID userId;

    String role;
}
