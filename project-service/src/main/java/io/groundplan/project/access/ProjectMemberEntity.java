package io.groundplan.project.access;

import java.io.Serializable;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

/** A row of `project_member`, for queries of other features. */
@Entity
@Immutable
@Table(name = "project_member")
@IdClass(ProjectMemberEntity.Key.class)
class ProjectMemberEntity {
    record Key(UUID projectId, UUID userId) implements Serializable {}

    @Id
    @Column(name = "project_id")
    UUID projectId;

    @Id
    @Column(name = "user_id")
    UUID userId;

    String role;
}
