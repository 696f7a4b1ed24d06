package io.groundplan.membership.member;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;

@Entity
@Table(name = "project_member")
class MemberEntity {
    @Id
    UUID id;

    UUID projectId;
    UUID userId;
    Role role;
    Instant createdAt;

    @Version
    long version;

    MemberEntity() {}

    MemberEntity(MemberId id, ProjectId project, UserId user, Role role, Instant createdAt) {
        this.id = id.value();
        this.projectId = project.value();
        this.userId = user.value();
        this.role = role;
        this.createdAt = createdAt;
    }
}
