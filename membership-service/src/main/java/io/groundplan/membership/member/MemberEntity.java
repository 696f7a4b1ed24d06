package io.groundplan.membership.member;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.groundplan.contracts.id.MemberId;
import io.groundplan.contracts.id.ProjectId;
import io.groundplan.contracts.id.UserId;
import io.groundplan.membership.role.Role;

/** A row of `project_member`; only changed while the roster's row is locked. */
@Entity
@Table(name = "project_member")
class MemberEntity {
    @Id
    UUID id;

    UUID projectId;
    UUID userId;
    Role role;
    Instant createdAt;
    Instant updatedAt;
    long joined;
    long version;

    MemberEntity() {}

    MemberEntity(ProjectId project, UserId user, Role role, Instant createdAt, long version) {
        this.id = MemberId.of(project, user).value();
        this.projectId = project.value();
        this.userId = user.value();
        this.role = role;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
        this.joined = version;
        this.version = version;
    }

    void become(Role other, Instant now, long changed) {
        role = other;
        updatedAt = now;
        version = changed;
    }

    UserId user() {
        return new UserId(userId);
    }
}
